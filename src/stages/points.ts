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
 * The repair to make now: the first failed check of the lab, or one whose repair would undo that check. A check that
 * could not be judged comes up where nothing failed.
 *
 * @param undoes the checks that the repair of a check undoes
 */
export const nextOf = (
  checks: readonly ReportedCheck[],
  undoes: (check: string) => readonly string[] = () => [],
): Report['next'] => {
  const blocked = (id: string): number =>
    checks.filter(({ blockedBy, unknown, bonus }) => !bonus && (blockedBy === id || unknown?.detail === id)).length;
  const candidates = (status: ReportedCheck['status']): ReportedCheck[] =>
    checks.filter((check) => check.status === status && !check.bonus && check.unknown?.reason !== 'rests-on-unknown');
  const failed = candidates('failed');
  const first = failed.length > 0 ? beforeAll(failed, undoes) : candidates('unknown')[0];
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

/** The first of them; or one whose repair undoes it, so that no repair is made twice. */
const beforeAll = (
  [first, ...others]: readonly ReportedCheck[],
  undoes: (check: string) => readonly string[],
): ReportedCheck | undefined => {
  const earlier = first && others.find(({ id }) => undoes(id).includes(first.id));
  return earlier ? beforeAll([earlier, ...others.filter((check) => check !== earlier)], undoes) : first;
};
