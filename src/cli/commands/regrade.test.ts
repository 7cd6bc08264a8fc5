import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readReport } from '../../documents/files/report.ts';
import type { Lab } from '../../model/lab.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

/** The checks of tomorrow: the second one is worth more, and the first is content with any kernel. */
const [kernel, again] = tinyLab.checks as [Lab['checks'][number], Lab['checks'][number]];
const tomorrow = compositionOf([
  {
    ...tinyLab,
    checks: [
      { ...kernel, judge: () => ({ status: 'passed', found: {} }) },
      { ...again, points: 4 },
    ],
  },
]);

let run = '';
beforeEach(async () => {
  enterFolder();
  writeFileSync(
    'course.yaml',
    `course: C
lab: tiny
students:
  - { id: alice, host: "local:" }
  - { id: bob, host: "local:", set: { kernel: Plan9 } }
  - { id: carol, host: "local:" }
`,
  );
  await labcheck(['--all']);
  run = join('reports', readdirSync('reports')[0]!);
});
const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

test('with the same checks nothing changes', async () => {
  const { code, out } = await labcheck(['regrade', run]);
  expect(code).toBe(1);
  expect(out).toMatch(/^3 students are as before\n\nA tiny lab: 3 of 3/);
});

test('today’s checks judge the saved evidence, what changed is told, and the old run stays as it is', async () => {
  const before = readFileSync(join(run, 'bob/report.json'), 'utf8');
  const { code, out } = await labcheck(['regrade', run, '-o', 'new'], tomorrow);
  expect(code).toBe(1);
  expect(out).toContain(
    [
      'bob: 0 of 3 → 2 of 6',
      '  kernel: failed (other) 0/2 → passed 2/2',
      '  kernel-again: blocked (kernel) 0/1 → failed (changed) 0/4',
      'carol: 3 of 3 → 6 of 6',
    ].join('\n'),
  );
  expect(readFileSync(join(run, 'bob/report.json'), 'utf8')).toBe(before);
  expect(await readReport('new/bob/report.json')).toMatchObject({ grade: { earned: 2, possible: 6 } });
  expect(readdirSync('new').toSorted()).toEqual([
    'alice',
    'bob',
    'carol',
    'class.csv',
    'class.html',
    'class.json',
    'run.json',
  ]);
  // The new run can be judged anew itself.
  expect((await labcheck(['regrade', 'new'], tomorrow)).out).toMatch(/^3 students are as before/);
});

test('where a report for programs goes to the screen, what changed is told beside it', async () => {
  const { code, out, err } = await labcheck(['regrade', run, '--report', 'json'], tomorrow);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ schema: 'labcheck/class/2', lab: { id: 'tiny' } });
  expect(err).toContain('bob: 0 of 3 → 2 of 6\n');
  expect(err).toContain('0 students are as before');
  const filed = await labcheck(['regrade', run, '--report', 'tap:class.tap'], tomorrow);
  expect(filed.out).toContain('bob: 0 of 3 → 2 of 6\n');
  expect(readFileSync('class.tap', 'utf8')).toMatch(/^TAP version 14\n1\.\.3\n/);
});

test('a run of one student is weighed by the nearest course that has this student and this lab', async () => {
  edit('course.yaml', (text) => text.replace('lab: tiny', 'lab: tiny\nchecks: { kernel-again: { points: 5 } }'));
  await labcheck(['--student', 'alice', '--reports', 'single']);
  await labcheck(['--lab', 'tiny', '--reports', 'own']);
  const [single, own] = ['single', 'own'].map((folder) => join(folder, readdirSync(folder)[0]!)) as [string, string];
  expect((await labcheck(['regrade', single])).out).toMatch(/^1 student is as before\n[^]*alice +7\/7/);
  expect((await labcheck(['regrade', own])).out).toMatch(/^1 student is as before\n[^]*self +3\/3/);
  edit('course.yaml', (text) => text.replace('lab: tiny', 'lab: other'));
  const two = compositionOf([tinyLab, { ...tinyLab, id: 'other' }]);
  expect((await labcheck(['regrade', single], two)).out).toContain('alice: 7 of 7 → 3 of 3');
});

test('hints that do not exist are refused before anything is written', async () => {
  const { code, err } = await labcheck(['regrade', run, '--hints', 'fulll', '-o', 'new']);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'labcheck: --hints cannot be "fulll". Did you mean "full"?\nAllowed: none, nudge, look, full.\n',
  });
  expect(readdirSync('.')).not.toContain('new');
});

test('the course’s weights of today count, also of another course file', async () => {
  writeFileSync(
    'other.yaml',
    readFileSync('course.yaml', 'utf8').replace('lab: tiny', 'lab: tiny\nchecks: { kernel-again: { points: 5 } }'),
  );
  const { out } = await labcheck(['regrade', run, '--course', 'other.yaml']);
  expect(out).toContain('alice: 3 of 3 → 7 of 7');
  writeFileSync('other.yaml', readFileSync('course.yaml', 'utf8').replace('lab: tiny', 'lab: other'));
  const two = compositionOf([tinyLab, { ...tinyLab, id: 'other' }]);
  expect((await labcheck(['regrade', run, '--course', 'other.yaml'], two)).err).toContain('The run is of the lab tiny');
});

test('missing, damaged, foreign evidence and damaged reports: named, and the others go on', async () => {
  rmSync(join(run, 'alice/evidence.json'));
  edit(join(run, 'bob/evidence.json'), (text) => text.slice(0, 200));
  edit(join(run, 'carol/report.json'), (text) => text.replace('labcheck/report/2', 'labcheck/report/9'));
  const { code, out, err } = await labcheck(['regrade', run, '-o', 'new'], tomorrow);
  expect(code).toBe(1);
  expect(err).toMatch(/labcheck: alice is not judged anew: .*evidence\.json cannot be read/);
  expect(err).toMatch(/labcheck: bob is not judged anew: .*the file ends too early/);
  expect(err).toMatch(/carol\/report\.json is a report of the schema "labcheck\/report\/9"/);
  expect(out).toContain('3 of 3 students graded');
  expect(await readReport('new/alice/report.json')).toMatchObject({ grade: { possible: 3 } });
  expect(await readReport('new/carol/report.json')).toMatchObject({ grade: { possible: 6 } });
  edit(join(run, 'carol/evidence.json'), (text) => text.replace('"id": "carol"', '"id": "dave"'));
  expect((await labcheck(['regrade', run])).err).toContain('carol is not judged anew: the evidence is of dave.');
});

test('a decision is put beside an old verdict, and outlives the next regrading', async () => {
  writeFileSync(
    'decisions.json',
    JSON.stringify({ decisions: [{ student: 'bob', check: 'kernel', earned: 2, reason: 'seen', author: 'Jan' }] }),
  );
  const { out } = await labcheck(['regrade', run, '--override', 'decisions.json', '-o', 'decided']);
  expect(out).toContain('bob: 0 of 3 → 0 of 3, decided 2\n');
  await labcheck(['regrade', 'decided', '-o', 'again'], tomorrow);
  expect(await readReport('again/bob/report.json')).toMatchObject({
    grade: { earned: 2 },
    checks: [{ status: 'passed', decision: { author: 'Jan' } }, {}],
  });
});

/** Today's checks want another kernel than the parameter names: what failed passes, and what passed fails. */
const reversed = compositionOf([
  {
    ...tinyLab,
    checks: [
      {
        ...kernel,
        judge: (facts: { found: string }, parameters: { kernel: string }) =>
          facts.found === parameters.kernel
            ? { status: 'failed', cause: 'other', found: { found: facts.found }, share: 0 }
            : { status: 'passed', found: {} },
      } as unknown as Lab['checks'][number],
      again,
    ],
  },
]);

/** A second run, in which bob has done what he had not; the best of both, and the names of the two. */
const best = async (): Promise<readonly [string, string]> => {
  edit('course.yaml', (text) => text.replace(', set: { kernel: Plan9 }', ''));
  await labcheck(['--all', '--reports', 'second']);
  const second = readdirSync('second')[0]!;
  await labcheck(['merge', '--best', run, join('second', second), '-o', 'best']);
  return [run.split('/')[1]!, second];
};
const runsOf = async (file: string) =>
  (await readReport(file)).checks.map(({ id, status, run: from }) => [id, status, from]);

test('of a student who was merged from several runs, each run is judged anew, and the best of them taken again', async () => {
  const [one, two] = await best();
  expect(await runsOf('best/bob/report.json')).toEqual([
    ['kernel', 'passed', two],
    ['kernel-again', 'passed', two],
  ]);
  const before = readFileSync('best/bob/report.json', 'utf8');
  const { code, out, err } = await labcheck(['regrade', 'best', '-o', 'new'], reversed);
  expect({ code, err }).toEqual({ code: 1, err: expect.not.stringContaining('not judged anew') as string });
  expect(await runsOf('new/bob/report.json')).toEqual([
    ['kernel', 'passed', one],
    ['kernel-again', 'passed', two],
  ]);
  expect(out).toContain(`bob: 3 of 3 → 3 of 3\n  kernel: passed 2/2 from ${two} → passed 2/2 from ${one}\n`);
  expect(out).toContain('alice: 3 of 3 → 1 of 3');
  expect(readFileSync('best/bob/report.json', 'utf8')).toBe(before);
  expect(readdirSync('new/bob')).toEqual(readdirSync('best/bob'));
  expect(await readReport(`new/bob/report.${one}.json`)).toMatchObject({ checks: [{ status: 'passed' }, {}] });
  expect((await labcheck(['regrade', 'new'], reversed)).out).toMatch(/^3 students are as before/);
});

test('of a run whose evidence is gone the old verdicts stay, and are credited as before', async () => {
  const [one, two] = await best();
  rmSync(`best/bob/evidence.${two}.json`);
  const { err } = await labcheck(['regrade', 'best', '-o', 'new'], reversed);
  expect(err).toContain(`bob in ${two} is not judged anew: `);
  expect(await runsOf('new/bob/report.json')).toEqual([
    ['kernel', 'passed', two],
    ['kernel-again', 'passed', two],
  ]);
  expect(await runsOf(`new/bob/report.${one}.json`)).toEqual([
    ['kernel', 'passed', null],
    ['kernel-again', 'failed', null],
  ]);
  // A check with different points today cannot be merged with the old one: then the whole student stays unchanged.
  const worth = await labcheck(['regrade', 'best', '-o', 'worth'], tomorrow);
  expect(worth.err).toMatch(/bob is not judged anew: bob: kernel-again is worth \d in \S+ and \d in /);
  expect(await readReport('worth/bob/report.json')).toMatchObject({ grade: { possible: 3 } });
  expect(await readReport('worth/alice/report.json')).toMatchObject({ grade: { possible: 6 } });
});

test('a merged report that is damaged is made anew from its runs; decisions outlive it otherwise', async () => {
  const [, two] = await best();
  writeFileSync(
    'decisions.json',
    JSON.stringify({
      decisions: [{ student: 'alice', check: 'kernel', earned: 1, reason: 'seen', author: 'the teacher' }],
    }),
  );
  await labcheck(['regrade', 'best', '--override', 'decisions.json', '-o', 'decided']);
  edit('decided/bob/report.json', (text) => text.slice(0, 300));
  const { err } = await labcheck(['regrade', 'decided', '-o', 'new']);
  expect(err).toContain('decided/bob/report.json');
  expect(await runsOf('new/bob/report.json')).toEqual([
    ['kernel', 'passed', two],
    ['kernel-again', 'passed', two],
  ]);
  expect(await readReport('new/alice/report.json')).toMatchObject({
    decided: { earned: 2 },
    checks: [{ decision: { earned: 1 } }, {}],
  });
});

test('phases that were added up are judged anew phase by phase', async () => {
  const inPhases = (checks: Lab['checks']): Lab => ({
    ...tinyLab,
    phases: ['first', 'then'],
    checks: checks.map((check, index) => ({ ...check, phase: ['first', 'then'][index]! })),
  });
  const today = compositionOf([inPhases([kernel, again])]);
  for (const phase of ['first', 'then']) await labcheck(['--all', '--phase', phase, '--reports', phase], today);
  const runs = ['first', 'then'].map((phase) => join(phase, readdirSync(phase)[0]!));
  await labcheck(['merge', ...runs, '-o', 'both'], today);
  const later = compositionOf([inPhases([kernel, { ...again, points: 4 }])]);
  const { out, err } = await labcheck(['regrade', 'both', '-o', 'new'], later);
  expect(err).not.toContain('not judged anew');
  expect(out).toContain('alice: 3 of 3 → 6 of 6');
  const report = await readReport('new/alice/report.json');
  expect(report.phases).toEqual(['first', 'then']);
  expect(report.checks.map(({ run: from }) => from)).toEqual(runs.map((folder) => folder.split('/')[1]));
});
