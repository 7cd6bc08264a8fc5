import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readEvidence } from '../../documents/files/evidence.ts';
import { readReport } from '../../documents/files/report.ts';
import type { Report } from '../../model/report.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

let folder = '';
beforeEach(() => {
  folder = enterFolder();
});

const runs = (at = folder): string[] => readdirSync(join(at, 'reports'));
const savedReport = async (student = 'self', at = folder) =>
  readReport(join(at, 'reports', runs(at)[0]!, student, 'report.json'));

test.each([
  [0, []],
  [1, ['--set', 'kernel=Plan9']],
  [3, ['--set', 'status=126']],
  [3, ['--set', 'status=126', '--set', 'kernel=Plan9']],
  [0, ['--set', 'kernel=Plan9', '--skip', 'kernel', '--skip', 'kernel-again']],
  [2, ['--set', 'x=300']],
])('exit code %d: labcheck %j', async (code, argv) => {
  expect((await labcheck(argv)).code).toBe(code);
});

test('a self-check without a course: the only lab, this machine, the student self', async () => {
  const { code, out, err } = await labcheck([]);
  expect(code).toBe(0);
  expect(out).toMatch(/^3 of 3 points\n/);
  expect(err).toBe(`saved in reports/${runs()[0]}/self\n`);
  const report = await savedReport();
  expect(report).toMatchObject({
    student: { id: 'self' },
    host: { uri: 'local:' },
    lab: { id: 'tiny' },
    tool: { version: '1.2.3' },
  });
  const evidence = await readEvidence(join('reports', runs()[0]!, 'self', 'evidence.json'));
  expect(evidence).toMatchObject({ lab: 'tiny', student: { id: 'self' }, parameters: {} });
});

test('no run is overwritten, not even by another at the same time', async () => {
  await labcheck([]);
  const before = readFileSync(join('reports', runs()[0]!, 'self', 'report.json'), 'utf8');
  const first = runs()[0]!;
  const codes = await Promise.all(Array.from({ length: 8 }, () => labcheck([])));
  expect(codes.map(({ code }) => code)).toEqual(Array(8).fill(0));
  expect(runs()).toHaveLength(9);
  expect(readFileSync(join('reports', first, 'self', 'report.json'), 'utf8')).toBe(before);
});

test('--no-save writes nothing, --reports writes elsewhere', async () => {
  await labcheck(['--no-save']);
  expect(readdirSync(folder)).toEqual([]);
  await labcheck(['--reports', 'a/b']);
  expect(readdirSync(join(folder, 'a/b'))).toHaveLength(1);
});

test('an error before the first host leaves no empty run', async () => {
  writeFileSync('other.json', '{}');
  expect((await labcheck(['--host', 'evidence:other.json', '--lab', 'tiny'])).code).toBe(2);
  expect(runs()).toEqual([]);
});

const course = `course: Kernels
lab: tiny
hints: full
defaults: { set: { kernel: Plan9 } }
students:
  - { id: alice, name: Alice A., host: "local:", set: { x: 7, kernel: Linux } }
  - { id: bob, host: "local:", set: { x: 8 } }
  - { id: carol, host: "evidence:carol.json" }
  - { id: dave, host: "local:", skip: [kernel] }
`;

test('a student is graded as the course file says, also from a folder below it', async () => {
  writeFileSync('course.yaml', course);
  mkdirSync('a/b', { recursive: true });
  process.chdir('a/b');
  const { code, err } = await labcheck(['--student', 'alice']);
  expect(code).toBe(0);
  expect(err).toBe(`saved in ../../reports/${runs()[0]}/alice\n`);
  expect(await savedReport('alice')).toMatchObject({
    student: { id: 'alice', name: 'Alice A.' },
    parameters: { x: 7, kernel: 'Linux' },
  });
});

test('a language other than English is not passed over in silence', async () => {
  writeFileSync('course.yaml', course.replace('host: "local:", set: { x: 8 }', 'host: "local:", language: cs'));
  const note = 'labcheck: reports are in English so far: the language cs of the course has no effect\n';
  expect((await labcheck(['--student', 'bob'])).err).toMatch(new RegExp(`^${note}saved in`));
  expect((await labcheck(['--student', 'alice'])).err).toMatch(/^saved in/);
  expect((await labcheck(['--student', 'alice', '--student', 'bob'])).err).toMatch(new RegExp(`^${note}`));
});

test('the course’s defaults and hints hold, until the command line says otherwise', async () => {
  writeFileSync('course.yaml', course);
  const full = await labcheck(['--student', 'bob']);
  expect(full.code).toBe(1);
  expect(full.out).toContain('boot Plan9 --not Linux');
  const nudge = await labcheck(['--student', 'bob', '--hints', 'nudge']);
  expect(nudge.out).toContain('Which kernel runs here?');
  expect(nudge.out).not.toContain('boot Plan9');
  const set = await labcheck(['--student', 'bob', '--set', 'kernel=Linux', '--set', 'x=9', '--report', 'json']);
  expect(set.code).toBe(0);
  expect(JSON.parse(set.out)).toMatchObject({ parameters: { x: 9, kernel: 'Linux' }, student: { id: 'bob' } });
});

test('without --student a course file gives its lab, hints and defaults, but no student’s parameters', async () => {
  writeFileSync('course.yaml', course);
  const { out } = await labcheck(['--report', 'json'], compositionOf([tinyLab, { ...tinyLab, id: 'other' }]));
  expect(JSON.parse(out)).toMatchObject({
    student: { id: 'self' },
    lab: { id: 'tiny' },
    parameters: { kernel: 'Plan9' },
  });
  expect(JSON.parse(out)).not.toHaveProperty('parameters.x');
});

test('--lab alone needs no course file, and reads none', async () => {
  writeFileSync('course.yaml', 'this: [is not');
  expect((await labcheck(['--lab', 'tiny'])).code).toBe(0);
  expect((await labcheck([])).code).toBe(2);
});

test('a check that the course skips is neither asked nor worth anything', async () => {
  writeFileSync('course.yaml', course);
  const { out } = await labcheck(['--student', 'dave', '--report', 'json']);
  expect(JSON.parse(out)).toMatchObject({ skipped: ['kernel'], grade: { possible: 1 } });
});

test('several students: each is graded, and the highest exit code counts', async () => {
  writeFileSync('course.yaml', course);
  const { code, out } = await labcheck(['--student', 'alice', '--student', 'bob']);
  expect(code).toBe(1);
  expect(out).toMatch(/^alice +Alice A\. +3\/3 +✓✓\nbob +0\/3 +✗· .*$/m);
  expect(readdirSync(join(folder, 'reports', runs()[0]!)).toSorted()).toEqual([
    'alice',
    'bob',
    'class.csv',
    'class.html',
    'class.json',
    'run.json',
  ]);
});

test('evidence that a student collected is judged as that student’s, and nobody else’s', async () => {
  writeFileSync('course.yaml', course);
  expect((await labcheck(['collect', '--lab', 'tiny', '--set', 'x=5', '-o', 'carol.json'])).code).toBe(0);
  mkdirSync('below');
  process.chdir('below');
  const { code, out } = await labcheck(['--student', 'carol', '--report', 'json']);
  expect({ code, report: JSON.parse(out) as unknown }).toMatchObject({
    code: 1,
    report: { student: { id: 'carol' }, host: { uri: 'local:' }, parameters: { x: 5, kernel: 'Plan9' } },
  });
  await labcheck(['collect', '--student', 'alice', '-o', '../carol.json']);
  const wrong = await labcheck(['--student', 'carol']);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/^labcheck: evidence:\.\.\/carol\.json is evidence of alice, not of carol\.\n/);
});

test('--report writes each format where it is told to, and the screen only what goes there', async () => {
  writeFileSync('old.json', 'old');
  const { code, out } = await labcheck(['--report', 'json:old.json', '--report', 'tap', '--report', 'junit:out.xml']);
  expect(code).toBe(0);
  expect(out).toMatch(/^TAP version 14\n/);
  expect(readFileSync('out.xml', 'utf8')).toContain('<testsuite');
  expect(JSON.parse(readFileSync('old.json', 'utf8'))).toMatchObject({ schema: 'labcheck/report/2' });
  expect(readdirSync(folder).toSorted()).toEqual(['old.json', 'out.xml', 'reports']);
  expect((await labcheck(['--report', 'json:/dev/null', '--no-save'])).out).toBe('');
});

test('--only and --task grade what they name, and the report says what was left out', async () => {
  const graded = async (...words: string[]) => {
    const { code, out } = await labcheck([...words, '--report', 'json', '--no-save']);
    const { skipped, grade, checks } = JSON.parse(out) as Report;
    return { code, skipped, possible: grade.possible, checks: checks.map(({ id }) => id) };
  };
  const second = { code: 0, skipped: ['kernel'], possible: 1, checks: ['kernel-again'] };
  expect(await graded('--only', 'kernel-again')).toEqual(second);
  expect(await graded('--task', '2')).toEqual(second);
  expect(await graded('--task', '1', '--only', 'kernel-again')).toMatchObject({ skipped: [], possible: 3 });
  expect(await graded('--task', '1', '--task', '2', '--skip', 'kernel')).toEqual(second);
});
