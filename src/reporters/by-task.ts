import type { ReportedCheck } from '../model/report.ts';

/** A check that grades several tasks stands with the first of them; one that grades none, after all others. */
export const taskOf = ({ tasks }: ReportedCheck): number => Math.min(...tasks);

/** The checks of each task, in the order of the lab sheet. */
export const byTask = (
  checks: readonly ReportedCheck[],
): { readonly task: number; readonly checks: readonly ReportedCheck[] }[] =>
  [...new Set(checks.map(taskOf))]
    .toSorted((a, b) => a - b)
    .map((task) => ({ task, checks: checks.filter((check) => taskOf(check) === task) }));
