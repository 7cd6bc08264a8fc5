import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadLabs } from '../../../checks/index.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

const labs = await loadLabs();

const all = compositionOf([tinyLab, ...labs]);
const run = (...argv: string[]) => labcheck(argv, all);

beforeEach(() => {
  enterFolder();
});

describe('labcheck init', () => {
  test.each([tinyLab, ...labs].map(({ id }) => [id]))(
    'writes a course of %s that is fine, also with every comment taken away',
    async (lab) => {
      expect(await run('init', '--lab', lab)).toMatchObject({ code: 0, err: '' });
      const text = readFileSync('course.yaml', 'utf8');
      expect(await run('check-course')).toMatchObject({ code: 0, err: '' });
      writeFileSync('course.yaml', text.replace(/^( *)# (?=(?:timeout|checks|manual|total|defaults):|  )/gm, '$1'));
      const bare = await run('check-course');
      expect(bare.err.replace(/.*ssh:\/\/ is not in this version.*\n|^Correct the course file.*\n/gm, '')).toBe('');
    },
  );

  test('never writes over another file', async () => {
    writeFileSync('course.yaml', 'mine');
    expect(await run('init', '--lab', 'tiny')).toEqual({
      code: 2,
      out: '',
      err: 'labcheck: course.yaml is there already, and is not overwritten.\nName another file with -o FILE, or move it away.\n',
    });
    expect(readFileSync('course.yaml', 'utf8')).toBe('mine');
    mkdirSync('folder');
    expect(await run('init', '--lab', 'tiny', '-o', 'folder')).toMatchObject({ code: 2 });
    expect(await run('init', '--lab', 'tiny', '-o', 'none/course.yaml')).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^labcheck: none\/course\.yaml cannot be written: there is no such file or folder\.\n/,
      ),
    });
  });

  test('takes a class list as a learning platform exports it, and hands out numbers', async () => {
    writeFileSync(
      'participants.csv',
      '\ufeffFirst name,Last name,ID number,Email address,Groups,Last access\nAlice,N,00042,alice@uni.example,A,never\nBob,B,s2,bob@uni.example,"A, B",never\n',
    );
    expect(await run('init', '--lab', 'pinger', '--from', 'participants.csv', '--number', 'x')).toEqual({
      code: 0,
      err: '',
      out: 'participants.csv: First name + Last name → name, Email address → email, Groups → group, ID number → id; ignored: Last access\ncourse.yaml is written, with 2 students. Edit it, then: labcheck check-course\n',
    });
    expect(readFileSync('course.yaml', 'utf8')).toContain(
      '  - { id: "00042", name: Alice N, group: A, email: alice@uni.example, set: { x: 1 } }\n  - { id: s2, name: Bob B, group: "A, B", email: bob@uni.example, set: { x: 2 } }\n',
    );
    expect((await run('check-course')).out).toMatch(/groups +A: 2, B: 1\n +hosts +ssh: 2\n +parameters +x: 2 values/);
  });

  test('joins the machines of an inventory by id', async () => {
    writeFileSync('participants.csv', 'Name,SID\nAlice,alice\nBob,bob\n');
    writeFileSync('hosts.ini', '[lab]\nalice ansible_host=10.4.0.7\nbob.lab.example\ndb1\n');
    expect(await run('init', '--lab', 'pinger', '--from', 'participants.csv', '--hosts', 'hosts.ini')).toMatchObject({
      code: 0,
      err: '',
    });
    expect(readFileSync('course.yaml', 'utf8')).toContain('\nhosts: hosts.ini\n');
    expect((await run('check-course')).out).toMatch(
      /not asked +machines of the inventory that are no student’s: 1: db1\n/,
    );
  });

  test.each([
    [['--number', 'x'], '--number needs the students.'],
    [['--from', 'p.csv', '--number', 'y'], '--number y: the lab pinger has no parameter "y".'],
    [['--from', 'p.csv', '--number', 'netns'], 'p.csv:3:1: the row lacks "id".'],
  ])('writes nothing for %j', async (options, says) => {
    writeFileSync('p.csv', 'Name,SID\nAlice,alice\nBob,\n');
    const { code, err } = await run('init', '--lab', 'pinger', ...options);
    expect(code).toBe(2);
    expect(err.split('\n')[0]).toBe(`labcheck: ${says}`);
    expect(existsSync('course.yaml')).toBe(false);
  });

  test('takes the students of a table, wherever it lies', async () => {
    mkdirSync('lists');
    mkdirSync('spring');
    writeFileSync('lists/Lab 1.csv', 'id;host;x;manual.talk\nalice;local:;1;2,5\nbob;evidence:b.json;2;\n');
    const { code, out } = await run('init', '--lab', 'tiny', '--from', 'lists/Lab 1.csv', '-o', 'spring/course.yaml');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'spring/course.yaml is written, with 2 students. Edit it, then: labcheck check-course\n',
    });
    const text = readFileSync('spring/course.yaml', 'utf8');
    expect(text).toContain('students: ../lists/Lab 1.csv\n');
    expect(text).toContain('  - { id: talk, title: "talk", points: 3 }\n');
    const checked = await run('check-course', '--course', 'spring/course.yaml');
    expect(checked.err).toMatch(
      /Lab 1\.csv:3:5: host: There is no file b\.json\. Its name is relative to the course file\./,
    );
  });

  test('refuses a table that is wrong, and leaves nothing behind', async () => {
    writeFileSync('roster.csv', 'id,host,x,nmae\nalice,local:,1,Alice\nalice,shh://b,300,Bob\n');
    const { code, err } = await run('init', '--lab', 'tiny', '--from', 'roster.csv');
    expect(code).toBe(2);
    expect(err.split('\n')).toEqual([
      'labcheck: roster.csv:1:11: nmae: The lab tiny has no parameter "nmae". Its parameters are: x, kernel, tool, seconds, status. Did you mean "name"?',
      'labcheck: roster.csv:3:1: id is "alice" again, as id on line 2.',
      expect.stringMatching(/^labcheck: roster\.csv:3:7: host: The host "shh:\/\/b" has the unknown scheme/),
      'labcheck: roster.csv:3:15: x: The parameter x cannot be "300". Allowed: a whole number from 1 to 254.',
      'Correct roster.csv, then run labcheck init again. Nothing was written.',
      '',
    ]);
    expect(existsSync('course.yaml')).toBe(false);
  });

  test.each([
    ['init --lab tny', 'There is no lab "tny". Did you mean "tiny"?', /^Labs: tiny/],
    ['init --lab tiny --from students.docx', '--from "students.docx" is no table.', /ends in \.csv/],
    ['init --lab tiny --from none.csv', 'none.csv cannot be read: there is no such file or folder.', /CSV UTF-8/],
    ['check-course', 'There is no course.yaml here or in a folder above.', /labcheck init/],
    ['check-course --course none.yaml', 'none.yaml cannot be read: there is no such file or folder.', /--course FILE/],
    [
      'doctor --all --lab tiny',
      '--all needs a course file, and there is no course.yaml here or in a folder above.',
      /--course/,
    ],
    [
      'doctor --group A',
      '--group A needs a course file, and there is no course.yaml here or in a folder above.',
      /--course/,
    ],
    ['doctor --lab tiny --jobs 0', '--jobs cannot be "0".', /^Allowed: /],
    ['--lab tiny --host ssh://root:hunter2@h', '--host holds a password.', /^Leave it out/],
  ])('labcheck %s', async (line, message, cure) => {
    const { code, out, err } = await run(...line.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const [first, second, ...rest] = err.split('\n');
    expect(first).toBe(`labcheck: ${message}`);
    expect(second).toMatch(cure);
    expect(rest).toEqual(['']);
  });
});

describe('labcheck check-course', () => {
  const head = 'course: Spring\nlab: pinger\n';

  test('says what is fine', async () => {
    writeFileSync('roster.csv', 'id,host,group,x\nbob,sandbox:b,A,2\ncarol,sandbox:c,B,3\n');
    writeFileSync(
      'course.yaml',
      `${head}checks: { app-pings: { points: 2 }, root-changed: { bonus: false }, uts-isolated: drop }
manual: [{ id: discussion, title: Discussion, points: 3 }]
defaults: { set: { netns: box } }
students:
  - roster.csv
  - { id: alice, host: "local:", manual: { discussion: 2.5 } }
`,
    );
    expect(await run('check-course')).toEqual({
      code: 0,
      err: '',
      out: `course.yaml is fine: Spring.
  lab         A container by hand: the pinger (pinger): 21 points and 5 of bonus
              in 23 checks
  students    3: bob, carol, alice
  groups      A: 1, B: 1, no group: 1
  hosts       sandbox: 2, local: 1
  parameters  netns=box, x: 2 values (1 without)
  checks      app-pings 2 points, root-changed as no bonus, uts-isolated dropped
  by hand     Discussion 3 (given to 1 of 3)
`,
    });
  });

  test('a check with a wrong worth does not hide one that does not exist', async () => {
    writeFileSync(
      'course.yaml',
      `${head}checks: { veth: drop, ping-replies: { points: -1 } }\nstudents: [{ id: alice, host: "local:" }]\n`,
    );
    const { err } = await run('check-course');
    expect(err).toMatch(/course\.yaml:3:11: checks\.veth: The lab pinger has no check "veth"\./);
    expect(err).toMatch(/course\.yaml:3:47: checks\.ping-replies\.points is -1/);
  });

  test('says that a language is kept, and that reports are in English', async () => {
    writeFileSync(
      'course.yaml',
      `${head}language: cs
students: [{ id: alice, host: "local:" }, { id: bob, host: "local:", language: pt-BR }, { id: carol, host: "local:", language: en-GB }]
`,
    );
    expect((await run('check-course')).out).toContain(
      '  languages  cs: 1, pt-BR: 1; kept, but reports are in English so far\n',
    );
    writeFileSync('course.yaml', `${head}language: en\nstudents: [{ id: alice, host: "local:" }]\n`);
    expect((await run('check-course')).out).not.toContain('language');
  });

  test('says everything that is wrong, in all files, without a limit', async () => {
    writeFileSync('roster.csv', `id,host\n${'a/b,local:\n'.repeat(30)}`);
    writeFileSync(
      'course.yaml',
      `${head}checks: { netns-exists: { bonus: true }, veth: drop }
manual: [{ id: veth-pair, title: Pair, points: 1 }]
defaults: { jump: "-oProxyCommand=x" }
students:
  - roster.csv
  - { id: alice, host: "local:", user: "a:b@" }
`,
    );
    const { code, out, err } = await run('check-course');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const lines = err.split('\n');
    expect(lines[0]).toMatch(
      /^labcheck: course\.yaml:3:34: checks\.netns-exists\.bonus: veth-pair, .* must not wait for a bonus/,
    );
    expect(err).toMatch(/course\.yaml:3:42: checks\.veth: The lab pinger has no check "veth"\./);
    expect(err).toMatch(/course\.yaml:4:16: manual\[0\]\.id is "veth-pair", which is a check of the lab\./);
    expect(err).toMatch(/course\.yaml:5:19: defaults\.jump: The host "-oProxyCommand=x" cannot be read\./);
    expect(err).toMatch(/course\.yaml:8:40: students\[1\]\.user holds a password/);
    expect(err.match(/roster\.csv:\d+:1: id is "a\/b"/g)).toHaveLength(30);
  });
});

test('the course weighs, drops and adds points by hand', async () => {
  writeFileSync(
    'course.yaml',
    `course: Spring
lab: tiny
timeout: 30
hints: none
checks: { kernel: { points: 5 }, kernel-again: drop }
manual: [{ id: talk, title: Talk, points: 3 }, { id: oral, title: Oral exam, points: 2 }]
students: roster.csv
`,
  );
  writeFileSync('roster.csv', 'id,host,x,manual.talk\nalice,local:,7,"2,5"\n');
  const { code, out } = await run('--student', 'alice', '--no-save', '--report', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    skipped: ['kernel-again'],
    grade: { earned: 5, possible: 5, manual: { earned: 2.5, possible: 5, open: 2 } },
    manual: [
      { id: 'talk', title: 'Talk', points: 3, earned: 2.5 },
      { id: 'oral', title: 'Oral exam', points: 2, earned: null },
    ],
  });
  const { out: text } = await run('--student', 'alice', '--no-save');
  expect(text).toMatch(/^5 of 5 points, by hand 2\.5 of 5 \(2 not given yet\)\n/);
  expect(text).toMatch(/^By hand {2}2\.5\/3 {2}Talk\n {9}\?\/2 {4}Oral exam$/m);
});

test('a manual task may have a name that every object answers to', async () => {
  writeFileSync(
    'course.yaml',
    `course: Spring
lab: tiny
manual: [{ id: constructor, title: Essay, points: 2 }]
students:
  - { id: alice, host: "local:" }
  - { id: bob, host: "local:", manual: { constructor: 1 } }
`,
  );
  const manualOf = async (id: string) =>
    JSON.parse((await run('--student', id, '--no-save', '--report', 'json')).out).manual[0].earned as unknown;
  expect([await manualOf('alice'), await manualOf('bob')]).toEqual([null, 1]);
});
