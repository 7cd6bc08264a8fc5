import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../model/errors.ts';
import { readCourse } from './course.ts';
import type { Problem } from './position.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const folder = temporaryFolder();
const file = join(folder, 'course.yaml');

/** The lines of the error that a course text leads to, without the folder. */
const complaints = async (text: string | Uint8Array, found: readonly Problem[] = []): Promise<string[]> => {
  writeFileSync(file, text);
  const error: unknown = await readCourse(file, () => found).then(
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
defaults: { user: root, jump: "ssh://teacher@jump.example", language: cs, set: { rootfs: /srv/root }, skip: [app-pings] }
students:
  - { id: alice, name: Alice, host: "sandbox:alice", language: cs, set: { x: 7 }, group: A, skip: [veth-pair] }
  - { id: bob, host: "local:", set: { x: "08", netns: box } }
`,
  );
  expect(await readCourse(file, () => [])).toEqual({
    lab: 'pinger',
    hints: 'full',
    defaults: { set: { rootfs: '/srv/root' }, skip: ['app-pings'] },
    students: [
      {
        id: 'alice',
        name: 'Alice',
        host: 'sandbox:alice',
        path: ['students', 0],
        set: { x: '7' },
        skip: ['veth-pair'],
      },
      { id: 'bob', name: 'bob', host: 'local:', path: ['students', 1], set: { x: '08', netns: 'box' }, skip: [] },
    ],
  });
});

test.each<[name: string, text: string, expected: readonly (string | RegExp)[]]>([
  [
    'an unknown key',
    `${head}studnts: []\nstudents:\n${alice}`,
    [
      'course.yaml:3:1: the file has an unknown key "studnts". Did you mean "students"? Allowed: course, lab, hints, defaults, students.',
    ],
  ],
  [
    'an unknown key of a student',
    `${head}students:\n  - id: alice\n    hst: "local:"\n    host: "local:"\n`,
    [
      'course.yaml:5:5: students[0] has an unknown key "hst". Did you mean "host"? Allowed: id, name, host, language, set, group, skip.',
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
    ['course.yaml:3:8: hints is "lots": allowed are none, nudge, full.'],
  ],
  [
    'an id with a slash',
    `${head}students:\n  - { id: ../alice, host: "local:" }\n`,
    [
      'course.yaml:4:11: students[0].id is "../alice": allowed is 1 to 64 letters, digits and . _ @ + -, the first a letter or digit.',
    ],
  ],
  [
    'an id that is a number',
    `${head}students:\n  - { id: 4711, host: "local:" }\n`,
    [/^course\.yaml:4:11: students\[0\]\.id is 4711: allowed is .*\. Write it in quotes\.$/],
  ],
  [
    'an empty value',
    `${head}students:\n  - id:\n    host: "local:"\n`,
    [/^course\.yaml:4:8: students\[0\]\.id is empty: allowed is /],
  ],
  [
    'no students',
    `${head}students: []\n`,
    ['course.yaml:3:11: students is a list: allowed is a list with at least one student.'],
  ],
  [
    'students that are text',
    `${head}students:\n  - alice\n`,
    [
      'course.yaml:4:5: students[0] is "alice": allowed is a mapping such as { id: alice, host: "local:", set: { x: 7 } }.',
    ],
  ],
  [
    'a roster file',
    `${head}students: roster.csv\n`,
    [
      'course.yaml:3:11: students is "roster.csv": rosters in a file of their own are not in this version; write the students here, as a list.',
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
  await expect(readCourse(join(folder, 'none.yaml'), () => [])).rejects.toThrow(
    /none\.yaml cannot be read: there is no such file or folder\.$/,
  );
  await expect(readCourse(folder, () => [])).rejects.toThrow(/ is a folder\.$/);
  await expect(readCourse('/dev/zero', () => [])).rejects.toThrow('/dev/zero is not a regular file.');
});
