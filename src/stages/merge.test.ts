import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { decide } from './decide.ts';
import { judge } from './judge.ts';
import { mergeStudent, type RunReport } from './merge.ts';
import { plan } from './plan.ts';
import { score } from './score.ts';
import { tinyEvidence, tinyLab } from './tiny-lab.fixture.ts';

const order = tinyLab.checks.map(({ id }) => id);
const unseen = { version: 2, round: 1, ms: 0, unknown: 'denied', detail: '' } as const;
type Words = Parameters<typeof tinyEvidence>[0];

const reportOf = (words: Words, day = 1, skip: readonly string[] = []): Report => {
  const chosen = plan(tinyLab, {}, skip);
  const evidence = { ...tinyEvidence(words), collectedAt: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z` };
  return score(chosen, evidence, judge(chosen, evidence), {
    hints: 'nudge',
    trust: 'graded',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
    tool: { name: 'labcheck', version: '1.2.3' },
  });
};
const runsOf = (...reports: Report[]): RunReport[] =>
  reports.map((report, index) => ({ run: `run${index + 1}`, report }));
const lineOf = ({ report }: { report: Report }, id: string) => report.checks.find((check) => check.id === id);

const answer = fc.constantFrom('yes', 'no', 'unreadable', undefined, unseen);
const anyReport = fc
  .tuple(
    fc.record({ ground: answer, wall: answer, roof: answer, garden: answer, paint: answer }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([words, day]) => reportOf(words, day));

test('a student who is in one run stays as they are', () => {
  const report = reportOf({ paint: 'no' });
  expect(mergeStudent(runsOf(report), 'refuse', order).report).toBe(report);
});

test('an overlap is refused, until it is said which run counts', () => {
  const [early, late] = [reportOf({ ground: 'no' }, 1), reportOf({ wall: 'no' }, 2)];
  expect(() => mergeStudent(runsOf(early, late), 'refuse', order)).toThrow(
    'alice is in run1 and in run2: both grade ground.',
  );
  const other = { ...late, checks: late.checks.slice(1) };
  const elsewhere = { ...late, checks: [{ ...late.checks[0]!, id: 'cellar' }] };
  expect(() => mergeStudent(runsOf(early, elsewhere, late, late), 'refuse', order)).toThrow(
    'alice is in run1, in run3 and in run4: all grade ground.',
  );
  expect(() => mergeStudent(runsOf(elsewhere, other, late), 'refuse', order)).toThrow(
    /^alice is in run2 and in run3: both grade /,
  );
  expect(mergeStudent(runsOf(early, late), 'first', order).report).toBe(early);
  expect(mergeStudent(runsOf(early, late), 'last', order).report).toBe(late);
});

test('the best of several runs: check by check, each with its run, bonus and shares too', () => {
  const merged = mergeStudent(
    runsOf(reportOf({ ground: 'no', paint: 'no' }, 1), reportOf({ wall: 'no', garden: 'no', paint: unseen }, 2)),
    'best',
    order,
  );
  expect(merged.report.grade).toMatchObject({ earned: 4.33, possible: 5, bonus: 1, unknown: 0, needsReview: false });
  expect(merged.report.checks.map(({ id, status, earned, run }) => [id, status, earned, run])).toEqual([
    ['ground', 'passed', 2, 'run2'],
    ['wall', 'passed', 1, 'run1'],
    ['roof', 'passed', 1, 'run2'],
    ['garden', 'passed', 1, 'run1'],
    ['paint', 'failed', 0.33, 'run1'],
  ]);
  expect(merged.report.next?.check).toBe('paint');
});

test('the best of runs is at least each of them, never more than there is, and needs review only for what no run saw', () => {
  fc.assert(
    fc.property(fc.array(anyReport, { minLength: 1, maxLength: 5 }), (reports) => {
      const { grade, checks } = mergeStudent(runsOf(...reports), 'best', order).report;
      expect(grade.earned).toBeGreaterThanOrEqual(Math.max(...reports.map((report) => report.grade.earned)));
      expect(grade.bonus).toBeGreaterThanOrEqual(Math.max(...reports.map((report) => report.grade.bonus)));
      expect(grade.earned + grade.unknown).toBeLessThanOrEqual(grade.possible);
      expect(grade.possible).toBe(5);
      for (const check of checks) {
        const same = reports.map((report) => report.checks.find(({ id }) => id === check.id)!);
        if (same.some(({ status }) => status === 'passed')) expect(check.status).toBe('passed');
        if (same.some(({ status }) => status === 'failed')) expect(check.status).not.toBe('unknown');
      }
    }),
  );
});

test('what was only blocked, and not seen where its root is credited, is unknown rather than lost', () => {
  const blocked = reportOf({ ground: 'no', wall: 'no' }, 1);
  const unjudged = reportOf({ wall: unseen }, 2);
  const merged = mergeStudent(runsOf(blocked, unjudged), 'best', order);
  expect(lineOf(merged, 'wall')).toMatchObject({ status: 'unknown', run: 'run2' });
  expect(merged.report.grade.needsReview).toBe(true);
});

test('phases of one lab are added up, and the best of them is the same', () => {
  const [first, second] = [
    reportOf({ ground: 'no' }, 1, ['roof', 'garden', 'paint']),
    reportOf({}, 2, ['ground', 'wall']),
  ];
  const whole = mergeStudent(runsOf(first, second), 'refuse', order).report;
  expect(whole.checks.map(({ id, run }) => `${id} ${run}`)).toEqual([
    'ground run1',
    'wall run1',
    'roof run2',
    'garden run2',
    'paint run2',
  ]);
  expect(whole).toMatchObject({ grade: { earned: 3, possible: 5, bonus: 1 }, skipped: [] });
  expect(mergeStudent(runsOf(first, second), 'best', order).report).toEqual(whole);
});

test('checks that are worth different points cannot be merged', () => {
  const report = reportOf({});
  const other = { ...report, checks: report.checks.map((check) => ({ ...check, points: 7 })) };
  expect(() => mergeStudent(runsOf(report, other), 'best', order)).toThrow(
    'alice: ground is worth 2 in run1 and 7 in run2.',
  );
});

test('a decision stands beside the verdict, counts in the decided grade, and outlives a merge', () => {
  const decision = { earned: 2, reason: 'seen in class', author: 'Jan' };
  const decided = decide(reportOf({ ground: unseen }, 1), new Map([['ground', decision]]));
  expect(decided.grade).toMatchObject({ earned: 3, unknown: 2, needsReview: true });
  expect(decided.decided).toMatchObject({ earned: 5, unknown: 0, needsReview: false });
  expect(lineOf({ report: decided }, 'ground')).toMatchObject({ status: 'unknown', earned: 0, decision });
  const merged = mergeStudent(runsOf(decided, reportOf({ ground: 'no' }, 2)), 'best', order);
  expect(lineOf(merged, 'ground')).toMatchObject({ status: 'failed', run: 'run2', decision });
  expect(merged.report.decided).toMatchObject({ earned: 5 });
});

test('what the runs cost is added up, and the head is that of the latest, in whatever order they come', () => {
  const [early, late] = [
    {
      ...reportOf({ ground: 'no' }, 1, ['garden']),
      durationMs: 100,
      roundTrips: 2,
      host: { uri: 'one', kernel: null, os: null },
    },
    {
      ...reportOf({}, 2, ['garden', 'paint']),
      durationMs: 50,
      roundTrips: 1,
      host: { uri: 'two', kernel: null, os: null },
    },
  ];
  for (const runs of [runsOf(early, late), runsOf(late, early)]) {
    const { report } = mergeStudent(runs, 'best', order);
    expect(report).toMatchObject({ durationMs: 150, roundTrips: 3, host: { uri: 'two' }, skipped: ['garden'] });
    expect(report.checks.map(({ id }) => id)).toEqual(['ground', 'wall', 'roof', 'paint']);
  }
});

test('a check that the lab does not have any more keeps its place at the end', () => {
  const merged = mergeStudent(runsOf(reportOf({}, 1), reportOf({}, 2)), 'best', ['wall', 'new', 'ground']);
  expect(merged.report.checks.map(({ id }) => id)).toEqual(['wall', 'ground', 'roof', 'garden', 'paint']);
});

test('a bonus of one run that counts in the other cannot be merged', () => {
  const report = reportOf({});
  const other = { ...report, checks: report.checks.map((check) => ({ ...check, bonus: check.id === 'paint' })) };
  expect(() => mergeStudent(runsOf(other, report), 'best', order)).toThrow(
    'alice: garden is worth 1 in run1 and 1 bonus in run2.',
  );
});

test('blocked says more than unknown, unless another run credits what it waited for', () => {
  const blocked = reportOf({ ground: 'no', wall: 'no' }, 1);
  const notCredited = mergeStudent(runsOf(blocked, reportOf({ ground: unseen, wall: unseen }, 2)), 'best', order);
  expect(lineOf(notCredited, 'wall')).toMatchObject({ status: 'blocked', run: 'run1' });
  const credited = mergeStudent(runsOf(blocked, reportOf({ wall: unseen }, 2)), 'best', order);
  expect(lineOf(credited, 'wall')).toMatchObject({ status: 'unknown', run: 'run2' });
  const failed = mergeStudent(runsOf(blocked, reportOf({ wall: 'no' }, 2)), 'best', order);
  expect(lineOf(failed, 'wall')).toMatchObject({ status: 'failed', run: 'run2' });
});

test('of several decisions the latest holds', () => {
  const decided = (day: number, earned: number): Report =>
    decide(reportOf({ ground: unseen }, day), new Map([['ground', { earned, reason: 'seen', author: 'Jan' }]]));
  const undecided = reportOf({ ground: unseen }, 3);
  for (const runs of [runsOf(decided(1, 2), decided(2, 1), undecided), runsOf(undecided, decided(2, 1), decided(1, 2))])
    expect(lineOf(mergeStudent(runs, 'best', order), 'ground')?.decision?.earned).toBe(1);
});

test('without a decision there is no decided grade', () => {
  const report = reportOf({ ground: unseen });
  expect(decide(report, new Map()).decided).toBeNull();
  expect(mergeStudent(runsOf(report, reportOf({})), 'best', order).report.decided).toBeNull();
});

test('of runs of the same moment the first gives the head', () => {
  const [one, other] = ['one', 'two'].map((uri) => ({ ...reportOf({}), host: { uri, kernel: null, os: null } }));
  expect(mergeStudent(runsOf(one!, other!), 'best', order).report.host.uri).toBe('one');
});
