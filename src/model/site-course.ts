import type { HintLevel } from './report.ts';
import type { Weights } from './weight.ts';

/** A course as its site knows it: without the name or the host of any student. */
export type SiteCourse = {
  readonly title: string;
  readonly hints: HintLevel;
  /** The parameters of everybody. */
  readonly set: Readonly<Record<string, string>>;
  readonly weights: Weights;
  /** The checks that are graded for nobody. */
  readonly skip: readonly string[];
};
