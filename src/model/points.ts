import type { Grade } from './report.ts';

/** Points with two decimals, so that every format prints the same number: 12.1 + 0.2 is not 12.299999999999999. */
export const points = (value: number): number => Math.round(value * 100) / 100;

/** `17`, or `12…15` where something could not be judged. */
export const earnedText = ({ earned, unknown, needsReview }: Grade): string =>
  needsReview ? `${earned}…${points(earned + unknown)}` : String(earned);
