import type { Report, ReportedCheck } from '../model/report.ts';

/** One check whose verdict or points differ between two reports of one student. */
export type Change = { readonly id: string; readonly before: string; readonly after: string };

/** The differences between two reports of one student, check by check in the order of the later one. Pure. */
export const changesOf = (before: Report, after: Report): Change[] => {
  const old = new Map(before.checks.map((check) => [check.id, check]));
  const now = new Set(after.checks.map(({ id }) => id));
  const gone = before.checks.filter(({ id }) => !now.has(id));
  return [...after.checks.map((check) => [old.get(check.id), check] as const), ...gone.map((check) => [check] as const)]
    .map(([was, is]) => ({ id: (is ?? was)!.id, before: verdictText(was), after: verdictText(is) }))
    .filter((change) => change.before !== change.after);
};

/**
 * `failed (not-moved) 0/1`, of several runs with the one that it is from; a check that a report does not hold is
 * absent.
 */
const verdictText = (check: ReportedCheck | undefined): string => {
  if (!check) return 'absent';
  const reason = check.cause ?? check.blockedBy ?? check.unknown?.reason;
  const from = check.run === null ? '' : ` from ${check.run}`;
  return `${check.status}${reason ? ` (${reason})` : ''} ${check.earned}/${check.points}${from}`;
};
