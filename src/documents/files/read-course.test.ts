import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../model/errors.ts';
import { hostUri } from '../../transports/index.ts';
import type { Problem } from '../position.ts';
import { readCourse } from './read-course.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const folder = temporaryFolder();
const file = join(folder, 'course.yaml');

/** The lines of the error that a course text leads to, without the folder. */
const complaints = async (text: string | Uint8Array, found: readonly Problem[] = []): Promise<string[]> => {
  writeFileSync(file, text);
  const error: unknown = await readCourse(file, () => found, hostUri).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).cure).toMatch(/--course FILE/);
  return (error as UsageError).message.replaceAll(`${folder}/`, '').split('\n');
};

const head = 'course: Containers\nlab: pinger\n';
const alice = '  - { id: alice, host: "local:" }\n';

test('a whole course file', async () => {
  writeFileSync(
    file,
    `course: Containers by hand
lab: pinger
hints: full
language: de
timeout: 60
checks: { app-pings: { points: 2.5 }, root-changed: { bonus: false }, uts-isolated: drop }
manual: [{ id: discussion, title: Discussion, points: 3 }]
defaults: { user: root, jump: "ssh://teacher@jump.example", set: { rootfs: /srv/root }, skip: [app-pings] }
students:
  - { id: alice, name: Alice, host: "ssh://10.4.0.7", language: cs, set: { x: 7 }, group: A, skip: [veth-pair] }
  - { id: bob, host: "openssh://10.4.0.8:2222", user: bob, set: { x: "08", netns: box }, manual: { discussion: 2.5 } }
  - { id: carol, host: "ssh://admin@[fe80::1]", manual: { discussion: 0 } }
  - { id: dave, host: "local:" }
`,
  );
  const plain = { group: undefined, language: 'de', manual: {}, set: {}, skip: [] };
  expect(await readCourse(file, () => [], hostUri)).toEqual({
    file,
    title: 'Containers by hand',
    lab: 'pinger',
    hints: 'full',
    timeoutMs: 60_000,
    jump: 'ssh://teacher@jump.example',
    weights: { 'app-pings': { points: 2.5 }, 'root-changed': { bonus: false }, 'uts-isolated': 'drop' },
    manual: [{ id: 'discussion', title: 'Discussion', points: 3 }],
    defaults: { set: { rootfs: '/srv/root' }, skip: ['app-pings'] },
    total: { bonus: 'add', manual: true, scale: null },
    sources: { rosters: [], strangers: [], unread: [], bySsh: { file: '', students: [] } },
    students: [
      {
        ...plain,
        id: 'alice',
        name: 'Alice',
        host: 'ssh://root@10.4.0.7',
        group: 'A',
        language: 'cs',
        path: ['students', 0],
        set: { x: '7' },
        skip: ['veth-pair'],
      },
      {
        ...plain,
        id: 'bob',
        name: 'bob',
        host: 'openssh://bob@10.4.0.8:2222',
        path: ['students', 1],
        set: { x: '08', netns: 'box' },
        manual: { discussion: 2.5 },
      },
      {
        ...plain,
        id: 'carol',
        name: 'carol',
        host: 'ssh://admin@[fe80::1]',
        path: ['students', 2],
        manual: { discussion: 0 },
      },
      { ...plain, id: 'dave', name: 'dave', host: 'local:', path: ['students', 3] },
    ],
  });
});

test.each<[name: string, text: string, expected: readonly (string | RegExp)[]]>([
  [
    'an unknown key',
    `${head}studnts: []\nstudents:\n${alice}`,
    [
      'course.yaml:3:1: the file has an unknown key "studnts". Did you mean "students"? Allowed: course, lab, hints, language, timeout, checks, manual, defaults, hosts, total, students.',
    ],
  ],
  [
    'an unknown key of a student',
    `${head}students:\n  - id: alice\n    hst: "local:"\n    host: "local:"\n`,
    [
      'course.yaml:5:5: students[0] has an unknown key "hst". Did you mean "host"? Allowed: id, name, host, user, language, set, group, email, skip, manual.',
    ],
  ],
  [
    'a key that lacks',
    'course: Containers\nstudents:\n  - { id: alice }\n',
    ['course.yaml:1:1: the file lacks "lab".', 'course.yaml:3:5: students[0] lacks "host".'],
  ],
  [
    'a value that is not allowed',
    `${head}hints: lots\nstudents:\n${alice}`,
    ['course.yaml:3:8: hints is "lots": allowed are none, nudge, look, full.'],
  ],
  [
    'an id with a slash',
    `${head}students:\n  - { id: ../alice, host: "local:" }\n`,
    [
      'course.yaml:4:11: students[0].id is "../alice": allowed is 1 to 64 letters, digits and . _ @ + -, the first a letter or digit.',
    ],
  ],
  [
    'a name that is a number',
    `${head}students:\n  - { id: 4711, name: 4711, host: "local:" }\n`,
    [/^course\.yaml:4:23: students\[0\]\.name is 4711: allowed is .*\. Write it in quotes\.$/],
  ],
  [
    'an empty value',
    `${head}students:\n  - id:\n    host: "local:"\n`,
    [/^course\.yaml:4:8: students\[0\]\.id is empty: allowed is /],
  ],
  [
    'no students',
    `${head}students: []\n`,
    [
      'course.yaml:3:11: students is a list: allowed is a list with at least one student, or the name of a table such as roster.csv.',
    ],
  ],
  [
    'students that are text',
    `${head}students:\n  - alice\n`,
    [
      'course.yaml:4:5: students[0] is "alice": allowed is a mapping such as { id: alice, host: "local:", set: { x: 7 } }, or a table such as roster.csv.',
    ],
  ],
  [
    'a parameter that is a list',
    `${head}students:\n  - { id: alice, host: "local:", set: { x: [7] } }\n`,
    ['course.yaml:4:44: students[0].set.x is a list: allowed is text or a number.'],
  ],
  ['a list', '- alice\n', ['course.yaml:1:1: the file is a list: allowed is a mapping.']],
  ['only a comment', '# nothing yet\n', ['course.yaml:1:1: the file is empty: allowed is a mapping.']],
  [
    'the same id',
    `${head}students:\n${alice}  - { id: alice, host: "sandbox:b" }\n`,
    ['course.yaml:5:11: students[1].id is "alice" again, as students[0].id on line 4.'],
  ],
  [
    'the same host',
    `${head}students:\n  - { id: a, host: "sandbox:s" }\n\n  - { id: b, host: "sandbox:s" }\n`,
    ['course.yaml:6:20: students[1].host is "sandbox:s" again, as students[0].host on line 4.'],
  ],
  [
    'the same x',
    `${head}students:\n  - { id: a, host: "local:", set: { x: 7 } }\n  - { id: b, host: "local:", set: { x: "7" } }\n`,
    ['course.yaml:5:40: students[1].set.x is "7" again, as students[0].set.x on line 4.'],
  ],
  [
    'the same x, written in two ways, or as a default',
    `${head}students:\n  - { id: a, host: "local:", set: { x: 7 } }\n  - { id: b, host: "local:", set: { x: "07" } }\n`,
    ['course.yaml:5:40: students[1].set.x is "7" again, as students[0].set.x on line 4.'],
  ],
  [
    'the same x for all',
    `${head}defaults: { set: { x: 7 } }\nstudents:\n${alice}  - { id: bob, host: "local:" }\n`,
    ['course.yaml:3:23: defaults.set.x is the same for several students: give each an x of their own.'],
  ],
  [
    'the same machine by other words',
    `${head}students:\n  - { id: a, host: "ssh://root@Lab1" }\n  - { id: b, host: "openssh://b@lab1:22/" }\n  - { id: c, host: "ssh://lab1:2222" }\n`,
    ['course.yaml:5:20: students[1].host is "openssh://b@lab1:22/" again, as students[0].host on line 4.'],
  ],
  [
    'this machine by other words',
    `${head}students:\n  - { id: a, host: "ssh://localhost" }\n  - { id: b, host: "ssh://127.1" }\n  - { id: c, host: "openssh://[::1]" }\n  - { id: d, host: "ssh://[::ffff:127.0.0.1]" }\n`,
    [
      'course.yaml:5:20: students[1].host is "ssh://127.1" again, as students[0].host on line 4.',
      'course.yaml:6:20: students[2].host is "openssh://[::1]" again, as students[0].host on line 4.',
      'course.yaml:7:20: students[3].host is "ssh://[::ffff:127.0.0.1]" again, as students[0].host on line 4.',
    ],
  ],
  [
    'ids that are files of each run',
    `${head}students:\n  - { id: run.json, host: "local:" }\n  - { id: class.csv, host: "local:" }\n`,
    [
      'course.yaml:4:11: students[0].id is "run.json", the name of a file that each run holds.',
      'course.yaml:5:11: students[1].id is "class.csv", the name of a file that each run holds.',
    ],
  ],
  [
    'weights that are none',
    `${head}checks: { a: { points: 0 }, b: { points: 1.234 }, c: skip, d: {}, e: { bonus: 1 }, f: { worth: 2 } }\nstudents:\n${alice}`,
    [
      /^course\.yaml:3:24: checks\.a\.points is 0: allowed is a number of points above 0/,
      /^course\.yaml:3:42: checks\.b\.points is 1\.234: allowed is .* at most two decimals\.$/,
      /^course\.yaml:3:54: checks\.c is "skip": allowed is "drop", or a mapping/,
      /^course\.yaml:3:63: checks\.d is a mapping: allowed is "drop", or a mapping of points and bonus/,
      /^course\.yaml:3:79: checks\.e\.bonus is 1: allowed is true or false\.$/,
      /^course\.yaml:3:89: checks\.f has an unknown key "worth"\. Allowed: points, bonus\.$/,
    ],
  ],
  [
    'points by hand that cannot be',
    `${head}manual:\n  - { id: talk, title: Talk, points: 3 }\n  - { id: talk, title: Talk, points: 3 }\nstudents:\n  - { id: a, host: "local:", manual: { talk: 3.5, tlak: 1 } }\n  - { id: b, host: "local:", manual: { talk: -1 } }\n`,
    [
      'course.yaml:5:11: manual[1].id is "talk" again, as manual[0].id.',
      'course.yaml:7:46: students[0].manual.talk is 3.5: talk is worth 3 at most.',
      /^course\.yaml:7:51: students\[0\]\.manual\.tlak: the course has no manual task "tlak"\. Its manual tasks are: talk/,
      /^course\.yaml:8:46: students\[1\]\.manual\.talk is -1: allowed is a number of points from 0/,
    ],
  ],
  [
    'a timeout that is none',
    `${head}timeout: 2h\nstudents:\n${alice}`,
    ['course.yaml:3:10: timeout is "2h": allowed is whole seconds from 1 to 3600.'],
  ],
  [
    'a roster that is not there',
    `${head}students: none.csv\n`,
    [
      /^course\.yaml:3:11: students: none\.csv cannot be read: there is no such file or folder\. Save it from the spreadsheet as/,
    ],
  ],
  [
    'a key given twice',
    `${head}students:\n  - id: alice\n    host: "local:"\n    id: bob\n`,
    ['course.yaml:6:5: students[0].id is given twice, first on line 4.'],
  ],
  ['a tab', `${head}students:\n\t- id: alice\n`, [/^course\.yaml:4:1: Tabs are not allowed as indentation\.$/]],
  [
    'an open quote',
    `${head}students:\n  - { id: "alice, host: x }\n`,
    [/^course\.yaml:\d+:\d+: Missing closing "quote\.$/, /./],
  ],
  ['a colon too many', 'course: a: b\n', ['course.yaml:1:9: Nested mappings are not allowed in compact mappings.']],
  ['two documents', `${head}---\n${head}`, ['course.yaml:3:1: A second document begins here; one is allowed.']],
  ['an unknown tag', 'course: !!js/function x\n', [/^course\.yaml:1:9: Unresolved tag/]],
  [
    'an alias',
    `${head}defaults: &d { user: root }\nstudents:\n  - *d\n`,
    [
      'course.yaml:3:14: Anchors (&) and aliases (*) are not used here; write the value out.',
      'course.yaml:5:5: Anchors (&) and aliases (*) are not used here; write the value out.',
    ],
  ],
  [
    'a key that JavaScript knows',
    `${head}__proto__: { lab: x }\nstudents:\n${alice}`,
    [/^course\.yaml:3:1: the file has an unknown key "__proto__"\./],
  ],
  [
    'everything at once, in the order of the file',
    'lab: Pinger\nhints: 3\nstudents:\n  - { id: alice, host: "sandbox:a" }\n  - { id: alice, hots: "local:" }\n  - { id: carol, host: "sandbox:a" }\n',
    [
      /^course\.yaml:1:1: the file lacks "course"/,
      /^course\.yaml:1:6: lab is "Pinger"/,
      /^course\.yaml:2:8: hints is 3/,
      /^course\.yaml:5:5: students\[1\] lacks "host"/,
      /^course\.yaml:5:18: students\[1\] has an unknown key "hots"/,
      /^course\.yaml:6:24: students\[2\]\.host is "sandbox:a" again/,
    ],
  ],
])('%s', async (_, text, expected) => {
  const lines = await complaints(text);
  expect(lines).toHaveLength(expected.length);
  for (const [index, line] of lines.entries()) {
    const wanted = expected[index]!;
    if (typeof wanted === 'string') expect(line).toBe(wanted);
    else expect(line).toMatch(wanted);
  }
});

test('what the caller finds stands among the other problems', async () => {
  const found = [{ path: ['students', 0, 'host'], says: 'no such host.' }];
  expect(await complaints(`${head}students:\n${alice}  - {}\n`, found)).toEqual([
    'course.yaml:4:24: no such host.',
    'course.yaml:5:5: students[1] lacks "id".',
    'course.yaml:5:5: students[1] lacks "host".',
  ]);
});

test('what is wrong in one value hides nothing that is wrong beside it', async () => {
  const lines = await complaints(`${head}manual:
  - { id: talk, title: Talk, points: -1 }
students:
  - { id: alice, host: "ssh://h", languge: cs, manual: { talk: 1 } }
  - { id: bob, host: "ssh://h", set: [x] }
  - { id: bob, host: "ssh://i", user: 7 }
`);
  expect(lines).toEqual([
    expect.stringMatching(/^course\.yaml:4:38: manual\[0\]\.points is -1:/),
    expect.stringMatching(/^course\.yaml:6:35: students\[0\] has an unknown key "languge"\./),
    'course.yaml:7:22: students[1].host is "ssh://h" again, as students[0].host on line 6.',
    expect.stringMatching(/^course\.yaml:7:38: students\[1\]\.set is a list:/),
    'course.yaml:8:11: students[2].id is "bob" again, as students[1].id on line 7.',
    expect.stringMatching(/^course\.yaml:8:39: students\[2\]\.user is 7:/),
  ]);
});

test('a file that is no text of a bearable size', async () => {
  expect(await complaints('')).toEqual(['course.yaml is empty.']);
  expect(await complaints(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toEqual(['course.yaml is not text in UTF-8.']);
  expect(await complaints('#'.repeat(1_000_001))).toEqual(['course.yaml is larger than 1 MB.']);
});

test.each([
  ['brackets', '['.repeat(900_000)],
  ['brackets on lines of their own', '[\n'.repeat(400_000)],
  ['dashes', '- '.repeat(400_000)],
  ['question marks', '? '.repeat(400_000)],
  ['indentation', Array.from({ length: 1300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('%s cannot exhaust the parser', async (_, text) => {
  expect(await complaints(text)).toEqual(['course.yaml is nested more than 50 levels deep.']);
});

test('of very many problems the first are told', async () => {
  const lines = await complaints(`${head}students:\n${'  - {}\n'.repeat(1000)}`);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('course.yaml: … and 1980 more.');
});

test('a file that is not there, or is a folder', async () => {
  await expect(readCourse(join(folder, 'none.yaml'), () => [], hostUri)).rejects.toThrow(
    /none\.yaml cannot be read: there is no such file or folder\.$/,
  );
  await expect(readCourse(folder, () => [], hostUri)).rejects.toThrow(/ is a folder\.$/);
  await expect(readCourse('/dev/zero', () => [], hostUri)).rejects.toThrow('/dev/zero is not a regular file.');
});
