import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';

beforeEach(() => void enterFolder());

const worksheet =
  'Identifier,Full name,ID number,Status,Grade,Maximum grade,Grade can be changed,Feedback comments\r\nParticipant 1,A,alice,,,100.00,Yes,\r\nParticipant 2,B,bob,,9.00,100.00,Yes,Mine\r\n';

/** Grades two students; the second misses one point. */
const grade = async (...words: string[]) => {
  writeFileSync(
    'course.yaml',
    'course: C\nlab: tiny\ntotal: { scale: 10 }\nstudents:\n  - { id: alice, host: "local:", email: alice@uni.example, group: A }\n  - { id: bob, host: "local:", set: { kernel: Plan9 } }\n',
  );
  return labcheck(['--all', ...words]);
};
const run = (): string => join('reports', readdirSync('reports').at(-1)!);

test('a run fills in the worksheet that is named, at the scale of the course', async () => {
  writeFileSync('sheet.csv', worksheet);
  const { code, err } = await grade('--report', 'moodle:filled.csv', '--fill', 'sheet.csv');
  expect([code, err.split('\n').filter((line) => line.startsWith('labcheck:'))]).toEqual([1, []]);
  const filled = readFileSync('filled.csv', 'utf8');
  expect(filled).toMatch(/Participant 1,A,alice,,10,100\.00,Yes,[^\n]*— labcheck\r\n/);
  expect(filled).toMatch(/Participant 2,B,bob,,0,100\.00,Yes,Mine\r\n/);
  expect(readFileSync('sheet.csv', 'utf8')).toBe(worksheet);
  expect(readFileSync(join(run(), 'class.csv'), 'utf8')).toMatch(/^alice,alice,A,alice@uni\.example,/m);
});

test('merge and regrade keep e-mail, group and scale, and export too', async () => {
  await grade();
  const first = run();
  for (const [command, folder] of [
    [['merge', first, '-o', 'merged'], 'merged'],
    [['regrade', first, '-o', 'anew'], 'anew'],
  ] as const) {
    const words = [...command, '--report', 'canvas:canvas.csv', '--report', 'xlsx:class.xlsx', '--csv-dialect', 'cs'];
    expect((await labcheck(words)).code).toBe(1);
    expect(readFileSync('canvas.csv', 'utf8')).toMatch(
      /^\ufeffStudent;ID;.*\r\nPoints Possible;;;;;10\r\nalice;;alice;;A;10\r\n/,
    );
    expect(readFileSync('class.xlsx').subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(folder, 'class.csv'), 'utf8')).toMatch(/^alice;alice;A;alice@uni\.example;/m);
  }
});

test('within a step of GitHub Actions its files are written', async () => {
  writeFileSync('summary.md', 'before\n');
  const world = { env: { GITHUB_STEP_SUMMARY: 'summary.md', GITHUB_OUTPUT: 'output' } };
  const { out } = await labcheck(['--lab', 'tiny', '--report', 'github'], undefined, world);
  expect(out).toMatch(/^::notice title=/);
  expect(readFileSync('summary.md', 'utf8')).toMatch(/^before\n### /);
  expect(readFileSync('output', 'utf8')).toMatch(/^result=\w+/);
});

test.each([
  [['--report', 'moodle:m.csv', '--fill', 'none.csv'], 'none.csv cannot be read: there is no such file or folder.'],
  [['--fill', 'sheet.csv'], '--fill sheet.csv needs a format that fills it in.'],
  [['--column', 'Lab 1'], '--column names a column of the file that --fill fills in.'],
  [['--scale', '0'], '--scale cannot be "0".'],
  [['--csv-dialect', 'fr'], '--csv-dialect cannot be "fr".'],
  [['--report', 'xlsx'], '--report xlsx is no text for a screen.'],
])('%j is refused before a host is asked', async (words, says) => {
  writeFileSync('sheet.csv', worksheet);
  const { code, err } = await grade(...words);
  expect([code, err.split('\n')[0]]).toEqual([2, `labcheck: ${says}`]);
  expect(existsSync('reports')).toBe(false);
});

test('a worksheet of another course: the run is kept, and nothing is half written', async () => {
  writeFileSync('sheet.csv', worksheet.replaceAll('alice', 'x').replaceAll('bob', 'y'));
  const { code, err } = await grade('--report', 'moodle:filled.csv', '--report', 'csv:c.csv', '--fill', 'sheet.csv');
  expect(code).toBe(2);
  expect(err).toContain('labcheck: sheet.csv:1:1: none of its 2 rows is of a student of this run');
  expect([existsSync('filled.csv'), existsSync('c.csv')]).toEqual([false, true]);
});

test('show exports a saved run, at the scale of the course or the one that is typed', async () => {
  await grade();
  writeFileSync('sheet.csv', worksheet);
  await labcheck(['show', run(), '--report', 'moodle:filled.csv', '--fill', 'sheet.csv', '--scale', '20']);
  expect(readFileSync('filled.csv', 'utf8')).toMatch(/Participant 1,A,alice,,20,100\.00,/);
  const { out } = await labcheck(['show', run(), 'alice', '--report', 'gradescope']);
  expect((JSON.parse(out) as { score: number }).score).toBe(10);
});
