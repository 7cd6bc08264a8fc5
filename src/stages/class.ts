import { type CheckTally, type ClassReport, type ClassStudent, classSchema } from '../model/class-report.ts';
import type { Lab } from '../model/lab.ts';
import type { Report } from '../model/report.ts';
import { type Enrolment, usualTotal } from '../model/total.ts';
import { plan } from './plan.ts';
import { saidOf, valuesOf } from './sentences.ts';
import { totalOf } from './total.ts';

/** The summary of one report for a class. */
export const summarise = (
  { student, trust, grade, decided, collectedAt, next, checks }: Report,
  { group, email, total = usualTotal }: Enrolment = {},
): ClassStudent => {
  const unseen = checks.filter(({ bonus, status }) => !bonus && status === 'unknown');
  // An unknown that rests on another only repeats it.
  const root = unseen.find(({ unknown }) => unknown?.reason !== 'rests-on-unknown') ?? unseen[0];
  return {
    student,
    group: group ?? null,
    email: email ?? null,
    trust,
    grade,
    decided,
    total: totalOf(grade, decided, total),
    collectedAt,
    why: root?.unknown
      ? {
          reason: root.unknown.reason,
          says: root.says ?? root.unknown.detail,
          cure: root.unknown.cure,
          checks: unseen.length,
        }
      : null,
    next: next && {
      check: next.check,
      task: next.task,
      cause: checks.find(({ id }) => id === next.check)?.cause ?? null,
      says: next.says,
      blocks: next.blocks,
    },
    checks: checks.map(({ id, status, cause, says, blockedBy, points, earned, bonus, run, decision }) => ({
      id,
      status,
      cause,
      says,
      blockedBy,
      points,
      earned,
      bonus,
      run,
      decision,
    })),
  };
};

/** The phases that some reports cover together; one that names none covers all. */
export const phasesOf = (reports: readonly Pick<Report, 'phases'>[]): string[] =>
  reports.some(({ phases }) => phases.length === 0) ? [] : [...new Set(reports.flatMap(({ phases }) => phases))];

/** The facts about a class as a whole. */
export type ClassHead = Pick<ClassReport, 'tool' | 'lab' | 'run'> & {
  /** All who were chosen, in the order of the course. */
  readonly chosen: readonly Report['student'][];
  readonly phases: readonly string[];
  /** The lab's checks, in its order; none where it is not known. */
  readonly order: readonly CheckHead[];
};

/** The results of a check over a class. */
export type CheckHead = Pick<CheckTally, 'id' | 'title' | 'tasks'>;

/** The checks of a lab as a class has them. */
export const checkHeads = (lab: Lab): CheckHead[] => {
  const { say } = saidOf(valuesOf(plan(lab), {}));
  return lab.checks.map(({ id, title, tasks }) => ({ id, title: say(title), tasks }));
};

/** Summaries → the class, in the order of the course, whatever the order in which they came. Pure. */
export const classOf = (
  { chosen, order, tool, lab, run, phases }: ClassHead,
  summaries: readonly ClassStudent[],
): ClassReport => {
  const byId = new Map(summaries.map((summary) => [summary.student.id, summary]));
  const students = chosen.flatMap(({ id }) => byId.get(id) ?? []);
  return {
    schema: classSchema,
    tool,
    lab,
    run,
    phases,
    students,
    missing: chosen.filter(({ id }) => !byId.has(id)),
    checks: tallies(order, students),
  };
};

const tallies = (order: readonly CheckHead[], students: readonly ClassStudent[]): CheckTally[] => {
  const all = students.flatMap(({ checks }) => checks);
  const heads = new Map(order.map((head) => [head.id, head]));
  const graded = [...new Set([...heads.keys(), ...all.map(({ id }) => id)])].filter((id) =>
    all.some((check) => check.id === id),
  );
  return graded.map((id) => {
    const same = all.filter((check) => check.id === id);
    const causes = new Map<string, number>();
    for (const { cause } of same) if (cause !== null) causes.set(cause, (causes.get(cause) ?? 0) + 1);
    const count = (status: string): number => same.filter((check) => check.status === status).length;
    return {
      ...(heads.get(id) ?? { id, title: id, tasks: [] }),
      bonus: same.every(({ bonus }) => bonus),
      statuses: {
        passed: count('passed'),
        failed: count('failed'),
        blocked: count('blocked'),
        unknown: count('unknown'),
      },
      causes: Object.fromEntries(causes),
    };
  });
};
