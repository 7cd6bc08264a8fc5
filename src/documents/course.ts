import type { HintLevel } from '../model/report.ts';
import type { TotalRule } from '../model/total.ts';
import type { ManualTask, Weights } from '../model/weight.ts';
import type { Path } from './position.ts';
import type { RosterSummary } from './roster/roster.ts';

/** Parameters as text, by name, and checks that are left out. */
export type Choices = { readonly set: Readonly<Record<string, string>>; readonly skip: readonly string[] };

export type CourseStudent = Choices & {
  readonly id: string;
  readonly name: string;
  /** With the login, where the course says one. */
  readonly host: string;
  /** The parts of the class that the student belongs to, as one text with commas. */
  readonly group: string | undefined;
  readonly email: string | undefined;
  readonly language: string | undefined;
  /** Points given by hand, by the manual task's id. */
  readonly manual: Readonly<Record<string, number>>;
  /** The student's place in the list that holds the rosters' students too. */
  readonly path: Path;
};

/** The students, their hosts and their parameters. */
export type Course = {
  readonly file: string;
  readonly title: string;
  readonly lab: string;
  readonly hints: HintLevel | undefined;
  readonly timeoutMs: number | undefined;
  /** The hosts through which the others are reached, as `ProxyJump` writes them. */
  readonly jump: string | undefined;
  readonly weights: Weights;
  readonly manual: readonly ManualTask[];
  readonly defaults: Choices;
  readonly students: readonly CourseStudent[];
  /** How the one number of a gradebook is made. */
  readonly total: TotalRule;
  readonly sources: CourseSources;
};

/** How the files beside a course were read, to be told. */
export type CourseSources = {
  readonly rosters: readonly RosterSummary[];
  /** The machines of the inventory that are no student’s. */
  readonly strangers: readonly string[];
  /** Settings of the inventory that are not read. */
  readonly unread: readonly string[];
  readonly bySsh: SshConfigured;
};

/** The students whose way ssh itself reads, in an inventory that is its configuration. */
export type SshConfigured = { readonly file: string; readonly students: readonly string[] };
