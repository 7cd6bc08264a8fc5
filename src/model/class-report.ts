import type { Grade, Report, ReportedCheck } from './report.ts';
import type { UnknownReason } from './unknown.ts';
import type { Status } from './verdict.ts';

export const classSchema = 'labcheck/class/1';

/** One check of one student, without its sentences: these are in the student's own report. */
export type ClassCheck = Pick<
  ReportedCheck,
  'id' | 'status' | 'cause' | 'points' | 'earned' | 'bonus' | 'run' | 'decision'
>;

/** One student of the class. */
export type ClassStudent = {
  readonly student: Report['student'];
  readonly grade: Grade;
  readonly decided: Grade | null;
  readonly collectedAt: string;
  /** Why required checks could not be judged, by the first of them; null where all could. */
  readonly why: {
    readonly reason: UnknownReason;
    readonly says: string;
    readonly cure: string;
    readonly checks: number;
  } | null;
  readonly checks: readonly ClassCheck[];
};

/** How often each status was the verdict of a check, and for which causes it failed. */
export type CheckTally = {
  readonly id: string;
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
  /** Who was chosen and has no report: the run was interrupted, or the report is damaged. */
  readonly missing: readonly Report['student'][];
  /** In the order of the lab. */
  readonly checks: readonly CheckTally[];
};
