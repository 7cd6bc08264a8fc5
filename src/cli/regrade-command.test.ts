import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readReport } from '../documents/report.ts';
import type { Lab } from '../model/lab.ts';
import { enterFolder, labcheck } from './captured-cli.fixture.ts';
import { compositionOf } from './composition.fixture.ts';
import { tinyLab } from './tiny-lab.fixture.ts';

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
  expect(readdirSync('new').toSorted()).toEqual(['alice', 'bob', 'carol', 'class.csv', 'class.json', 'run.json']);
  // The new run can be judged anew itself.
  expect((await labcheck(['regrade', 'new'], tomorrow)).out).toMatch(/^3 students are as before/);
});

test('where a report for programs goes to the screen, what changed is told beside it', async () => {
  const { code, out, err } = await labcheck(['regrade', run, '--report', 'json'], tomorrow);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ schema: 'labcheck/class/1', lab: { id: 'tiny' } });
  expect(err).toContain('bob: 0 of 3 → 2 of 6\n');
  expect(err).toContain('0 students are as before');
  const filed = await labcheck(['regrade', run, '--report', 'tap:class.tap'], tomorrow);
  expect(filed.out).toContain('bob: 0 of 3 → 2 of 6\n');
  expect(readFileSync('class.tap', 'utf8')).toMatch(/^TAP version 14\n1\.\.3\n/);
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
  edit(join(run, 'carol/report.json'), (text) => text.replace('labcheck/report/1', 'labcheck/report/9'));
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

test('what was merged from several runs is named; its runs are judged anew instead', async () => {
  await labcheck(['--all', '--reports', 'second']);
  const second = join('second', readdirSync('second')[0]!);
  await labcheck(['merge', '--best', run, second, '-o', 'best']);
  const { err, out } = await labcheck(['regrade', 'best'], tomorrow);
  expect(err).toContain(
    'alice is not judged anew: the report was made from several runs; regrade those, and merge them again.',
  );
  expect(out).toContain('3 of 3 students graded');
});
