import type { Report } from '../model/report.ts';

/** The exit codes. */
export const exitCodes = {
  /** All required checks passed. */
  passed: 0,
  /** Some required checks failed or are blocked. */
  failed: 1,
  /** Nothing could begin: what was typed, the course file, the lab. */
  unusable: 2,
  /** Some required checks are unknown; a person must look. It goes before 1. */
  review: 3,
} as const;

/** 128 and the signal's number, as shells report it. */
export const signalCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
export type SignalName = keyof typeof signalCodes;

export const exitCodeOf = ({ grade, checks }: Report): number => {
  if (grade.needsReview) return exitCodes.review;
  return checks.some(({ bonus, status }) => !bonus && status !== 'passed') ? exitCodes.failed : exitCodes.passed;
};

/** The exit code of several students: the highest. */
export const worst = (codes: readonly number[]): number => Math.max(exitCodes.passed, ...codes);
