import type { Report } from '../model/report.ts';
import type { journalSchema } from './journal-schema.ts';

/** One student who was chosen, with everything that the grading depends on, as plain data. */
export type JournalRequest = {
  readonly student: Report['student'];
  /** Among all who were chosen, over every part of the class. */
  readonly place: number;
} & Readonly<Record<string, unknown>>;

/**
 * The definition of a run: the lab, the options and the students. It is written before the first host is asked and
 * never changed; who is finished, their folders say.
 */
export type Journal = {
  readonly schema: typeof journalSchema;
  readonly tool: Report['tool'];
  /** The digest names the version of the checks; null where it was not written down. */
  readonly lab: Report['lab'] & { readonly digest: string | null };
  readonly startedAt: string;
  /** The options that it was started with; null for a run that was made from others. */
  readonly command: Readonly<Record<string, unknown>> | null;
  /** In the order of the course. */
  readonly requests: readonly JournalRequest[];
  /** The runs that it was made from. */
  readonly from: readonly string[];
};
