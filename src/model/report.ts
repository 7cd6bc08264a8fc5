import type { UnknownReason } from './unknown.ts';
import type { Status } from './verdict.ts';

export const reportSchema = 'labcheck/report/1';

/** Earned of possible, in points with two decimals. With `needsReview` the grade is the range earned … earned + unknown. */
export type Grade = {
  readonly earned: number;
  readonly possible: number;
  readonly bonus: number;
  readonly unknown: number;
  readonly needsReview: boolean;
};

/** One check's line of the report; texts are plain, in the report's language, and free of control characters. */
export type ReportedCheck = {
  readonly id: string;
  readonly title: string;
  readonly tasks: readonly number[];
  readonly points: number;
  readonly earned: number;
  readonly bonus: boolean;
  readonly status: Status;
  readonly cause: string | null;
  readonly says: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly hint: string | null;
  /** Set only where the course gives full hints. */
  readonly command: string | null;
  readonly note: string | null;
  readonly blockedBy: string | null;
  readonly unknown: { readonly reason: UnknownReason; readonly detail: string; readonly cure: string } | null;
};

/** The saved record of one student's grading; every reporter renders from it alone. */
export type Report = {
  readonly schema: typeof reportSchema;
  readonly tool: { readonly name: 'labcheck'; readonly version: string };
  readonly lab: { readonly id: string; readonly title: string };
  readonly student: { readonly id: string; readonly name: string };
  /** Those that differ from the lab's defaults because they were set. */
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly host: { readonly uri: string; readonly kernel: string | null; readonly os: string | null };
  readonly collectedAt: string;
  readonly judgedAt: string;
  readonly durationMs: number;
  readonly roundTrips: number;
  readonly skipped: readonly string[];
  readonly grade: Grade;
  readonly next: {
    readonly check: string;
    readonly says: string;
    readonly hint: string | null;
    readonly blocks: number;
  } | null;
  readonly checks: readonly ReportedCheck[];
};

export const hintLevels = ['none', 'nudge', 'full'] as const;
export type HintLevel = (typeof hintLevels)[number];
