import { UsageError } from '../model/errors.ts';
import type { Report, ReportedCheck } from '../model/report.ts';
import { phasesOf } from './class.ts';
import { decidedGrade } from './decide.ts';
import type { OverlapRule } from './overlap-rule.ts';
import { gradeOf, nextOf } from './points.ts';

/** One student's report in one saved run. */
export type RunReport = { readonly run: string; readonly report: Report };

/** One report, and the reports that it was made from. */
export type MergedStudent = { readonly report: Report; readonly from: readonly RunReport[] };

/**
 * The report of one student who is in some runs. Runs of different phases are no overlap: their checks are added up.
 *
 * @param order the lab's checks, in its order
 * @throws UsageError where two runs grade the same check and the rule is to refuse, or a check is worth different points
 */
export const mergeStudent = (
  reports: readonly RunReport[],
  rule: OverlapRule,
  order: readonly string[],
): MergedStudent => {
  assertSameWorth(reports);
  const overlapping = overlap(reports);
  if (rule === 'refuse' && overlapping !== undefined)
    throw new UsageError(
      `${reports[0]!.report.student.id} is in ${inRuns(reports, overlapping)} grade ${overlapping}.`,
      'Say which counts: --on-overlap first, last or best.',
    );
  if (rule === 'best') return { report: combine(reports, order), from: reports };
  const from = withoutOverlap(rule === 'last' ? reports.toReversed() : reports);
  // A report that no other run touches stays as it is, to the last byte.
  return { report: from.length === 1 ? from[0]!.report : combine(from, order), from };
};

/** The runs that hold a check: `A and in B: both`, or `A, in B and in C: all`. */
const inRuns = (reports: readonly RunReport[], check: string): string => {
  const runs = reports.filter(({ report }) => report.checks.some(({ id }) => id === check)).map(({ run }) => run);
  return `${runs.slice(0, -1).join(', in ')} and in ${runs.at(-1)}: ${runs.length > 2 ? 'all' : 'both'}`;
};

/** A check that two reports hold, or undefined. */
const overlap = (reports: readonly RunReport[]): string | undefined => {
  const ids = reports.flatMap(({ report }) => report.checks.map(({ id }) => id));
  return ids.find((id, index) => ids.indexOf(id) < index);
};

/** Reports in order of preference: one that holds a check of an earlier one is left out, so that phases still add up. */
const withoutOverlap = (reports: readonly RunReport[]): RunReport[] =>
  reports.reduce<RunReport[]>((kept, next) => (overlap([...kept, next]) === undefined ? [...kept, next] : kept), []);

const assertSameWorth = (reports: readonly RunReport[]): void => {
  const first = new Map<string, { readonly run: string; readonly check: ReportedCheck }>();
  for (const { run, report } of reports)
    for (const check of report.checks) {
      const earlier = first.get(check.id);
      if (!earlier) first.set(check.id, { run, check });
      else if (earlier.check.points !== check.points || earlier.check.bonus !== check.bonus)
        throw new UsageError(
          `${report.student.id}: ${check.id} is worth ${worthOf(earlier.check)} in ${earlier.run} and ${worthOf(check)} in ${run}.`,
          'Judge both with the same checks and weights first: labcheck regrade RUN.',
        );
    }
};

/** The points of a check, to be compared and told. */
export const worthOf = ({ points, bonus }: Pick<ReportedCheck, 'points' | 'bonus'>): string =>
  `${points}${bonus ? ' bonus' : ''}`;

/** Check by check the best of some reports; each check says which run it is from. */
const combine = (reports: readonly RunReport[], order: readonly string[]): Report => {
  const all = reports.map(({ report }) => report);
  const latest = all.reduce((a, b) => (b.collectedAt > a.collectedAt ? b : a));
  const checks = bestChecks(reports, order);
  return {
    ...latest,
    trust: all.every(({ trust }) => trust === 'graded') ? 'graded' : 'self-reported',
    durationMs: all.reduce((sum, { durationMs }) => sum + durationMs, 0),
    roundTrips: all.reduce((sum, { roundTrips }) => sum + roundTrips, 0),
    skipped: [...new Set(all.flatMap(({ skipped }) => skipped))].filter((id) =>
      checks.every((check) => check.id !== id),
    ),
    phases: phasesOf(all),
    grade: gradeOf(checks, latest.manual),
    decided: decidedGrade(checks, latest.manual),
    next: nextOf(checks),
    checks,
  };
};

const bestChecks = (reports: readonly RunReport[], order: readonly string[]): ReportedCheck[] => {
  const all = reports.flatMap(({ run, report }) =>
    report.checks.map((check) => ({ ...check, run: check.run ?? run, at: report.collectedAt })),
  );
  const ids = [...new Set([...order, ...all.map(({ id }) => id)])];
  const choose = (passed: ReadonlySet<string>): Dated[] =>
    ids.flatMap((id) => {
      const same = all.filter((check) => check.id === id);
      const [best] = same.toSorted((a, b) => better(a, b, passed));
      return best ? { ...best, decision: latestDecision(same) } : [];
    });
  const credited = new Set(choose(new Set()).flatMap(({ id, status }) => (status === 'passed' ? id : [])));
  return choose(credited).map(({ at: _, ...check }) => check);
};

type Dated = ReportedCheck & { readonly run: string; readonly at: string };

/** A decision is about the student, whichever run it was written for: the latest holds. */
const latestDecision = (same: readonly Dated[]): ReportedCheck['decision'] =>
  same.toSorted((a, b) => a.at.localeCompare(b.at)).findLast(({ decision }) => decision !== null)?.decision ?? null;

/**
 * The first in this order is credited: most points; then the clearest status; then the latest time.
 * Where only the root of a blocked check was missing and another run credits that root, a run in which the check could
 * not be judged goes first: nobody has seen it fail.
 */
const better = (a: Dated, b: Dated, credited: ReadonlySet<string>): number =>
  b.earned - a.earned || rank(a, credited) - rank(b, credited) || b.at.localeCompare(a.at);

const rank = ({ status, blockedBy }: ReportedCheck, credited: ReadonlySet<string>): number => {
  if (status === 'blocked') return blockedBy !== null && credited.has(blockedBy) ? 4 : 2;
  return { passed: 0, failed: 1, unknown: 3 }[status];
};
