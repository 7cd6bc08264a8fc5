import { readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Report } from '../../model/report.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

beforeEach(() => {
  enterFolder();
});

test('collected here, judged there: the same grade, without the host', async () => {
  const { code, out, err } = await labcheck(['collect', '--set', 'kernel=Plan9', '-o', 'evidence.json']);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(/^\d+ answers in evidence\.json\n$/);
  const judged = await labcheck(['judge', 'evidence.json', '--hints', 'full']);
  expect(judged.code).toBe(1);
  expect(judged.out).toContain('boot Plan9 --not Linux');
  const again = await labcheck(
    ['--host', 'evidence:evidence.json', '--no-save'],
    compositionOf([tinyLab, { ...tinyLab, id: 'other' }]),
  );
  expect(again.code).toBe(1);
});

test('evidence goes to standard output without -o', async () => {
  const { out } = await labcheck(['collect']);
  expect(JSON.parse(out)).toMatchObject({ schema: 'labcheck/evidence/1', lab: 'tiny' });
});

test('collecting from a host that cannot be asked keeps what there is, and exits with 3', async () => {
  const { code, out, err } = await labcheck(['collect', '--host', 'sandbox:never-made']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject({ outputs: {}, failure: { reason: 'unreachable' } });
  expect(err).toMatch(/^labcheck: not all was collected: no sandbox "never-made" is running\..*\nMake it: /);
});

test('several files are judged one after the other; the highest exit code counts', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  await labcheck(['collect', '--set', 'tool=no-such-tool', '-o', 'b.json']);
  const { code, out } = await labcheck(['judge', 'a.json', 'b.json']);
  expect(code).toBe(3);
  expect(out).toMatch(/^3 of 3 points[^]*\n\n0 to 3 of 3 points/);
});

test('one bad file among several: nothing is judged', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  writeFileSync('b.json', readFileSync('a.json', 'utf8').slice(0, -40));
  const { code, out, err } = await labcheck(['judge', 'a.json', 'b.json']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^labcheck: b\.json:\d+:\d+: the file ends too early: it was cut short\.\n/);
});

test('evidence of another lab or schema version', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  const other = compositionOf([{ ...tinyLab, id: 'other' }]);
  expect((await labcheck(['judge', 'a.json'], other)).err).toMatch(
    /^labcheck: There is no lab "tiny"\.\nLabs: other\.\n$/,
  );
  expect((await labcheck(['judge', 'a.json', '--lab', 'other'], other)).err).toMatch(
    /^labcheck: The evidence is of the lab tiny, not of other\.\n/,
  );
  writeFileSync('b.json', readFileSync('a.json', 'utf8').replace('evidence/1', 'evidence/2'));
  expect((await labcheck(['judge', 'b.json'])).err).toMatch(
    /^labcheck: b\.json is evidence of the schema "labcheck\/evidence\/2"; this version of labcheck reads "labcheck\/evidence\/1"\.\n/,
  );
});

test('a probe that is asked differently today is unknown, and costs nothing', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  writeFileSync('b.json', readFileSync('a.json', 'utf8').replaceAll('"version": 1,', '"version": 7,'));
  const { code, out } = await labcheck(['judge', 'b.json']);
  expect(code).toBe(3);
  expect(out).toMatch(/^0 to 3 of 3 points/);
});

const course = (more: string, student = ''): string =>
  `course: C\nlab: tiny\n${more}students:\n  - { id: alice, host: "local:"${student} }\n  - { id: bob, host: "local:" }\n`;
const judged = async (...words: string[]) => {
  const { code, out, err } = await labcheck(['judge', ...words, '--report', 'json']);
  const { grade, skipped, trust } = JSON.parse(out) as Report;
  return { code, err, skipped, trust, possible: grade.possible };
};

test('evidence in a run is judged as that run was: its course’s weights, dropped and skipped checks, its selection', async () => {
  writeFileSync('course.yaml', course('checks: { kernel-again: { points: 5 } }\n', ', skip: [kernel]'));
  await labcheck(['--all', '--reports', 'runs']);
  const [run = ''] = readdirSync('runs');
  const evidence = (id: string): string => join('runs', run, id, 'evidence.json');
  const asThen = { code: 0, err: '', skipped: ['kernel'], trust: 'graded', possible: 5 };
  expect(await judged(evidence('alice'))).toEqual(asThen);
  expect(await judged(evidence('bob'))).toEqual({ ...asThen, skipped: [], possible: 7 });
  expect(await judged(join('runs', run, 'bob'))).toEqual({ ...asThen, skipped: [], possible: 7 });
  expect(await judged(evidence('bob'), '--only', 'kernel')).toEqual({
    ...asThen,
    skipped: ['kernel-again'],
    possible: 2,
  });
  await labcheck(['--lab', 'tiny', '--only', 'kernel', '--reports', 'own']);
  expect(await judged(join('own', readdirSync('own')[0]!, 'self/evidence.json'))).toMatchObject({
    skipped: ['kernel-again'],
    possible: 2,
  });
});

test('where the course of a run is gone, what counts in its place is said; --course names another', async () => {
  writeFileSync('course.yaml', course('checks: { kernel-again: { points: 5 } }\n'));
  await labcheck(['--all', '--reports', 'runs']);
  const evidence = join('runs', readdirSync('runs')[0]!, 'bob/evidence.json');
  renameSync('course.yaml', 'moved.yaml');
  const without = await judged(evidence);
  expect(without).toMatchObject({ possible: 3, trust: 'graded' });
  expect(without.err).toMatch(
    /^labcheck: judged without the course of the run, by the lab’s own points: .*course\.yaml/,
  );
  expect(await judged(evidence, '--course', 'moved.yaml')).toMatchObject({ possible: 7, err: '' });
  await labcheck(['collect', '--lab', 'tiny', '-o', 'by-hand.json']);
  expect(await judged('by-hand.json', '--course', 'moved.yaml')).toMatchObject({ possible: 7, trust: 'self-reported' });
});

test('evidence of somebody whom the course does not name is judged as the course grades anybody', async () => {
  writeFileSync('course.yaml', `hints: none\n${course('checks: { kernel-again: drop, kernel: { points: 4 } }\n')}`);
  await labcheck(['collect', '--lab', 'tiny', '-o', 'by-hand.json']);
  expect(await judged('by-hand.json', '--course', 'course.yaml')).toMatchObject({
    possible: 4,
    skipped: ['kernel-again'],
    trust: 'self-reported',
  });
});

test('a student who was merged is judged like any other', async () => {
  writeFileSync('course.yaml', course(''));
  for (const reports of ['a', 'b']) await labcheck(['--all', '--reports', reports]);
  const [a, b] = ['a', 'b'].map((folder) => join(folder, readdirSync(folder)[0]!));
  await labcheck(['merge', '--best', a!, b!, '-o', 'best']);
  expect(await judged('best/bob')).toMatchObject({ code: 0, possible: 3, err: '' });
  expect(await judged('best/bob', '--only', 'kernel')).toMatchObject({ skipped: ['kernel-again'], possible: 2 });
  expect(await judged('best/bob', '--lab', 'tiny')).toMatchObject({ code: 0, possible: 3 });
  for (const words of [
    ['judge', 'best/bob'],
    ['show', 'best', 'bob'],
  ]) {
    await labcheck([...words, '--report', 'html:bob.html']);
    expect(readFileSync('bob.html', 'utf8').match(/Linux\n?</g)?.length).toBeGreaterThan(0);
    expect(readFileSync('bob.html', 'utf8')).toContain('behind this verdict');
  }
  const [part = ''] = readdirSync('best/bob').filter((name) => /^evidence\..+\.json$/.test(name));
  expect(await judged(join('best/bob', part))).toMatchObject({ code: 0, possible: 3, err: '' });
});

test('no report overwrites the evidence that it is made of', async () => {
  await labcheck(['collect', '-o', 'e.json']);
  symlinkSync('e.json', 'same.json');
  const before = readFileSync('e.json', 'utf8');
  for (const target of ['e.json', './same.json'])
    expect(await labcheck(['judge', 'e.json', '--report', `json:${target}`])).toEqual({
      code: 2,
      out: '',
      err: `labcheck: ${target} is read by this command, and would be overwritten.\nWrite to another file.\n`,
    });
  for (const words of [
    ['collect', '-o', 'e.json'],
    ['--report', 'json:e.json'],
  ])
    expect((await labcheck([...words, '--host', 'evidence:e.json'])).code).toBe(2);
  expect(readFileSync('e.json', 'utf8')).toBe(before);
});
