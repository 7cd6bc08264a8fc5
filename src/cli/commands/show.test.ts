import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';

beforeEach(() => void enterFolder());

/** Grades a class of three into a new run. */
const gradeClass = async (kernel = 'Plan9'): Promise<string> => {
  const students = [
    '{ id: alice, name: Alice, group: A, host: "local:" }',
    `{ id: bob, name: Bob, group: B, host: "local:", set: { kernel: ${kernel} } }`,
    '{ id: carol, name: Carol, host: "local:", set: { tool: no-such-tool } }',
  ];
  writeFileSync('course.yaml', `course: C\nlab: tiny\nstudents:\n${students.map((one) => `  - ${one}\n`).join('')}`);
  const before = existsSync('reports') ? readdirSync('reports') : [];
  await labcheck(['--all']);
  return join('reports', readdirSync('reports').find((name) => !before.includes(name))!);
};
const filesOf = (run: string): string =>
  readdirSync(run, { recursive: true, encoding: 'utf8' })
    .toSorted((a, b) => a.localeCompare(b))
    .join('\n');

test('a class run leaves a page of the class, which show writes once more together with one for each student', async () => {
  const run = await gradeClass();
  const page = readFileSync(join(run, 'class.html'), 'utf8');
  expect(page).toContain('Who is stuck on what');
  const before = filesOf(run);
  const { code, out, err } = await labcheck(['show', run, '--report', 'html:pages/']);
  expect({ code, out, err }).toEqual({ code: 3, out: '', err: '4 files in pages/\n' });
  expect(readdirSync('pages').toSorted()).toEqual(['alice.html', 'bob.html', 'carol.html', 'class.html']);
  expect(readFileSync('pages/class.html', 'utf8')).toContain('href="./bob.html"');
  expect(readFileSync('pages/bob.html', 'utf8')).toMatch(/behind this verdict[^]*exit status 0/);
  expect(filesOf(run)).toBe(before);
});

test('a student of a run is shown by id or by name, in any format', async () => {
  const run = await gradeClass();
  const { code, out } = await labcheck(['show', run, 'Bob']);
  expect(code).toBe(1);
  expect(out).toMatch(/^0 of 3 points/);
  expect(JSON.parse((await labcheck(['show', run, 'bob', '--report', 'json'])).out)).toMatchObject({
    student: { id: 'bob' },
  });
  expect((await labcheck(['show', run, 'alice', 'bob'])).out).toMatch(/3 of 3 points[^]*0 of 3 points/);
  expect((await labcheck(['show', run, 'bob', '--report', 'markdown'])).out).toMatch(/^# Bob \\\(bob\\\)/);
  expect((await labcheck(['show', run])).out).toContain('3 of 3 students graded');
  expect((await labcheck(['show', run, '--report', 'csv'])).out).toContain('alice,');
});

test('show says what changed since another run', async () => {
  const [first, second] = [await gradeClass(), await gradeClass('Linux')];
  const { out } = await labcheck(['show', second, 'bob', '--against', first]);
  expect(out).toMatch(/bob: 0 of 3 → 3 of 3\n {2}kernel: failed \(other\) 0\/2 → passed 2\/2\n/);
});

test('earlier runs beside it are told on the page', async () => {
  await gradeClass();
  const second = await gradeClass('Linux');
  await labcheck(['show', second, 'bob', '--report', 'html:bob.html']);
  expect(readFileSync('bob.html', 'utf8')).toMatch(/Earlier runs[^]*0 of 3[^]*3 of 3/);
});

test('without its evidence, or with a report of an older version, the page shows what there is', async () => {
  const run = await gradeClass();
  rmSync(join(run, 'bob/evidence.json'));
  const file = join(run, 'alice/report.json');
  const { trust: _, ...old } = JSON.parse(readFileSync(file, 'utf8'));
  const added = ['after', 'restsOn', 'look', 'repair'];
  const checks = old.checks.map((check: object) =>
    Object.fromEntries([...Object.entries(check).filter(([name]) => !added.includes(name)), ['command', 'boot']]),
  );
  writeFileSync(file, JSON.stringify({ ...old, schema: 'labcheck/report/1', next: null, checks }));
  expect((await labcheck(['show', run, '--report', 'html:pages/'])).err).toBe('4 files in pages/\n');
  expect(readFileSync('pages/bob.html', 'utf8')).not.toContain('behind this verdict');
  expect(readFileSync('pages/alice.html', 'utf8')).toContain('3 of 3 points');
});

test.each([
  [
    'nobody of the run',
    (run: string) => ['show', run, 'bop'],
    /has no student "bop"\. Did you mean "bob"\?\n.*alice, bob, carol/,
  ],
  ['no run', () => ['show', 'nowhere'], /nowhere cannot be read/],
  [
    'a format that has no page for each student',
    (run: string) => ['show', run, '--report', 'csv:pages/'],
    /needs a format of students and of classes/,
  ],
  [
    'a file in a folder that does not exist',
    (run: string) => ['show', run, 'bob', '--report', 'html:none/bob.html'],
    /none\/bob\.html cannot be written/,
  ],
  ['another run that is none', (run: string) => ['show', run, '--against', 'nowhere'], /nowhere cannot be read/],
])('%s is refused in plain words', async (_, words, message) => {
  const { code, err } = await labcheck(words(await gradeClass()));
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

test('a folder that cannot be made is named', async () => {
  const run = await gradeClass();
  writeFileSync('taken', '');
  const { code, err } = await labcheck(['show', run, '--report', 'html:taken/pages/']);
  expect(code).toBe(2);
  expect(err).toMatch(/taken\/pages/);
  mkdirSync('there');
  expect((await labcheck(['show', run, '--report', 'html:there'])).code).toBe(3);
  expect(statSync('there/class.html').size).toBeGreaterThan(1000);
});

test('a folder of gradescope’s files has the score of each student by the rule of the course', async () => {
  writeFileSync(
    'course.yaml',
    'course: C\nlab: tiny\ntotal: { scale: 30 }\nstudents:\n  - { id: alice, host: "local:" }\n  - { id: bob, host: "local:", set: { kernel: Plan9 } }\n',
  );
  await labcheck(['--all', '--reports', 'runs']);
  const run = join('runs', readdirSync('runs')[0]!);
  const { err } = await labcheck(['show', run, '--report', 'gradescope:results/']);
  expect(err).toBe('2 files in results/\n');
  const scores = ['alice', 'bob'].map((id) => JSON.parse(readFileSync(`results/${id}.json`, 'utf8')).score as number);
  expect(scores).toEqual([30, 0]);
});

test('a folder of gradebook files is written as the options say, and not from evidence that was handed in', async () => {
  const run = await gradeClass();
  await labcheck(['show', run, '--report', 'ctrf:plain/', '--csv-dialect', 'cs']);
  expect(readdirSync('plain').toSorted()).toEqual(['alice.json', 'bob.json', 'carol.json', 'class.json']);
});
