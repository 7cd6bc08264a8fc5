import type { Report } from './report.ts';
import type { Total } from './total.ts';

/** One student's total in one run. */
export type Attempt = {
  readonly lab: Report['lab'];
  readonly student: Report['student'];
  readonly group: string | null;
  readonly email: string | null;
  readonly total: Total;
  readonly collectedAt: string;
};

/** The attempt of each lab that counts. */
export const attemptRules = ['best', 'last'] as const;
export type AttemptRule = (typeof attemptRules)[number];

/** The marks of a class over several labs. */
export type Gradebook = {
  /** The mark for full points, in each lab and in all. */
  readonly scale: number;
  readonly labs: readonly (Report['lab'] & { readonly weight: number })[];
  readonly students: readonly {
    readonly student: Report['student'];
    readonly group: string | null;
    readonly email: string | null;
    /** In the order of the labs; null where it is not known. */
    readonly marks: readonly (number | null)[];
    /** By the weights; null while a mark is not known. */
    readonly total: number | null;
  }[];
};
