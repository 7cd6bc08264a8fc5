import { points } from '../model/points.ts';
import type { Grade, Report, ReportedCheck } from '../model/report.ts';
import type { ManualPoints } from '../model/weight.ts';

/** The points of all checks, and beside them those given by hand. */
export const gradeOf = (checks: readonly ReportedCheck[], manual: readonly ManualPoints[]): Grade => {
  const required = checks.filter(({ bonus }) => !bonus);
  const unseen = required.filter(({ status }) => status === 'unknown');
  return {
    earned: sum(required, ({ earned }) => earned),
    possible: sum(required, (check) => check.points),
    bonus: sum(
      checks.filter(({ bonus }) => bonus),
      ({ earned }) => earned,
    ),
    unknown: sum(unseen, (check) => check.points),
    needsReview: unseen.length > 0,
    manual: manual.length === 0 ? null : manualOf(manual),
  };
};

const manualOf = (manual: readonly ManualPoints[]): NonNullable<Grade['manual']> => ({
  earned: sum(manual, ({ earned }) => earned ?? 0),
  possible: sum(manual, (task) => task.points),
  open: sum(manual, (task) => (task.earned === null ? task.points : 0)),
});

const sum = <T>(of: readonly T[], value: (one: T) => number): number =>
  points(of.reduce((total, one) => total + value(one), 0));

/**
 * The failed check that most others wait for; among equals, the first of the lab. Checks that could not be judged
 * come last.
 */
export const nextOf = (checks: readonly ReportedCheck[]): Report['next'] => {
  const blocked = (id: string): number =>
    checks.filter(({ blockedBy, unknown, bonus }) => !bonus && (blockedBy === id || unknown?.detail === id)).length;
  const candidates = (status: ReportedCheck['status']): ReportedCheck[] =>
    checks.filter((check) => check.status === status && !check.bonus && check.unknown?.reason !== 'rests-on-unknown');
  const pool = candidates('failed').length > 0 ? candidates('failed') : candidates('unknown');
  const [first] = pool.toSorted((a, b) => blocked(b.id) - blocked(a.id));
  if (!first) return null;
  return {
    check: first.id,
    task: first.tasks[0] ?? null,
    says: first.says ?? first.title,
    hint: first.hint ?? first.unknown?.cure ?? null,
    blocks: blocked(first.id),
    look: first.look,
    repair: first.repair,
  };
};
