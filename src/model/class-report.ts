import type { Grade, Report, ReportedCheck, Trust } from './report.ts';
import type { Total } from './total.ts';
import type { UnknownReason } from './unknown.ts';
import type { Status } from './verdict.ts';

export const classSchema = 'labcheck/class/2';

/** One check of one student. Of its sentences only why it failed: the others are in the student's own report. */
export type ClassCheck = Pick<
  ReportedCheck,
  'id' | 'status' | 'cause' | 'says' | 'blockedBy' | 'points' | 'earned' | 'bonus' | 'run' | 'decision'
>;

/** The one thing that a student should do next. */
export type ClassNext = Pick<NonNullable<Report['next']>, 'check' | 'task' | 'says' | 'blocks'> & {
  /** Null where the check could not be judged. */
  readonly cause: string | null;
};

/** One student of the class. */
export type ClassStudent = {
  readonly student: Report['student'];
  /** The part of the class that the course puts the student in; null where it names none. */
  readonly group: string | null;
  readonly email: string | null;
  readonly trust: Trust;
  readonly grade: Grade;
  readonly decided: Grade | null;
  /** The one number of a gradebook. */
  readonly total: Total;
  readonly collectedAt: string;
  /** Why required checks could not be judged, by the first of them; null where all could. */
  readonly why: {
    readonly reason: UnknownReason;
    readonly says: string;
    readonly cure: string;
    readonly checks: number;
  } | null;
  readonly next: ClassNext | null;
  readonly checks: readonly ClassCheck[];
};

/** Whether a student's host was asked at all: one that withheld some answers was. */
export const wasReached = ({ why, checks }: ClassStudent): boolean =>
  why === null ||
  !['unreachable', 'timed-out', 'denied'].includes(why.reason) ||
  checks.some(({ status }) => status !== 'unknown');

/** How often each status was the verdict of a check, and for which causes it failed. */
export type CheckTally = {
  readonly id: string;
  /** As the lab writes it, whatever one student's parameters are. */
  readonly title: string;
  readonly tasks: readonly number[];
  readonly bonus: boolean;
  readonly statuses: Readonly<Record<Status, number>>;
  readonly causes: Readonly<Record<string, number>>;
};

/** The saved record of a class run: what a gradebook, a table or a statistic needs of all its students. */
export type ClassReport = {
  readonly schema: typeof classSchema;
  readonly tool: Report['tool'];
  readonly lab: Report['lab'];
  /** The run that it is of. */
  readonly run: string;
  readonly phases: readonly string[];
  readonly students: readonly ClassStudent[];
  /** Chosen students without a report: the run was interrupted, or the report is damaged. */
  readonly missing: readonly Report['student'][];
  /** In the order of the lab. */
  readonly checks: readonly CheckTally[];
};
