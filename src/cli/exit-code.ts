import { exitCodes } from '../model/exit-codes.ts';
import type { Report } from '../model/report.ts';

export const exitCodeOf = ({ grade, checks }: Report): number => {
  if (grade.needsReview) return exitCodes.review;
  return checks.some(({ bonus, status }) => !bonus && status !== 'passed') ? exitCodes.failed : exitCodes.passed;
};

/** The exit code of several students: the highest. */
export const worst = (codes: readonly number[]): number => Math.max(exitCodes.passed, ...codes);
