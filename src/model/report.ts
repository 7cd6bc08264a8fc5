import type { Ground } from './ground.ts';
import type { Step } from './step.ts';
import type { UnknownReason } from './unknown.ts';
import type { Status } from './verdict.ts';
import type { ManualPoints } from './weight.ts';

export const reportSchema = 'labcheck/report/2';

/**
 * Earned of possible, in points with two decimals. With `needsReview` the grade is the range earned … earned +
 * unknown.
 */
export type Grade = {
  readonly earned: number;
  readonly possible: number;
  readonly bonus: number;
  readonly unknown: number;
  readonly needsReview: boolean;
  /**
   * Points given by hand, beside those of checks; `open` is what is not given yet. Null where the course has no
   * manual tasks.
   */
  readonly manual: { readonly earned: number; readonly possible: number; readonly open: number } | null;
};

/**
 * Whether a run of this labcheck asked the host itself (`graded`), or judged evidence that somebody handed in
 * (`self-reported`). The caller of the judgement says it: no field of a file decides it.
 */
export const trusts = ['graded', 'self-reported'] as const;
export type Trust = (typeof trusts)[number];

/** One check's line of the report; texts are plain, in the report's language, and free of control characters. */
export type ReportedCheck = {
  readonly id: string;
  readonly title: string;
  readonly tasks: readonly number[];
  readonly points: number;
  readonly earned: number;
  readonly bonus: boolean;
  /** The checks of this report that go before it. */
  readonly after: readonly string[];
  /** The weakest of what the verdict believes; null where an older report did not tell. */
  readonly restsOn: Ground | null;
  readonly status: Status;
  readonly cause: string | null;
  readonly says: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly hint: string | null;
  /** Steps that show the trouble; empty where the course does not give them. */
  readonly look: readonly Step[];
  /** Steps that end the trouble; likewise. */
  readonly repair: readonly Step[];
  readonly note: string | null;
  readonly blockedBy: string | null;
  readonly unknown: { readonly reason: UnknownReason; readonly detail: string; readonly cure: string } | null;
  /** The saved run that the verdict came from, where several were merged; null where the report is of one run. */
  readonly run: string | null;
  /** The teacher's decision, beside the verdict. */
  readonly decision: Decision | null;
};

/** A reported check with nothing to tell. */
export const nothingTold = {
  cause: null,
  says: null,
  expected: null,
  actual: null,
  hint: null,
  look: [],
  repair: [],
  note: null,
  blockedBy: null,
  unknown: null,
  run: null,
  decision: null,
} as const;

/** A teacher's decision about one check of one student. It stands beside the verdict and never replaces it. */
export type Decision = {
  /** Points in the place of those that the verdict earned. */
  readonly earned: number;
  readonly reason: string;
  readonly author: string;
};

/** The saved record of one student's grading; every reporter renders from it alone. */
export type Report = {
  readonly schema: typeof reportSchema;
  readonly trust: Trust;
  readonly tool: { readonly name: 'labcheck'; readonly version: string };
  readonly lab: { readonly id: string; readonly title: string };
  readonly student: { readonly id: string; readonly name: string };
  /** Those that differ from the lab's defaults because they were set. */
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly host: {
    readonly uri: string;
    readonly kernel: string | null;
    readonly os: string | null;
    /** A sentence on the way in which the host was seen, where that is not the usual one. */
    readonly note?: string;
  };
  readonly collectedAt: string;
  readonly judgedAt: string;
  readonly durationMs: number;
  readonly roundTrips: number;
  readonly skipped: readonly string[];
  /** The phases that were graded, where not all of the lab's were. */
  readonly phases: readonly string[];
  readonly grade: Grade;
  /** The grade as the teacher decided it; null where nothing was decided. */
  readonly decided: Grade | null;
  readonly next: {
    readonly check: string;
    /** The first task of the lab sheet that the check grades; null where it grades none. */
    readonly task: number | null;
    readonly says: string;
    readonly hint: string | null;
    /** How many required checks wait for it. */
    readonly blocks: number;
    readonly look: readonly Step[];
    readonly repair: readonly Step[];
  } | null;
  readonly checks: readonly ReportedCheck[];
  /** Work that no machine sees, with the points that a person gave. */
  readonly manual: readonly ManualPoints[];
};

/**
 * How much a report gives away: nothing, a question, also how to look, also how to repair. Hints and steps above the
 * level are in no file of the report.
 */
export const hintLevels = ['none', 'nudge', 'look', 'full'] as const;
export type HintLevel = (typeof hintLevels)[number];
