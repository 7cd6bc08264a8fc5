import type { Answers } from './answers.ts';
import type { ClassReport } from './class-report.ts';
import { type CsvDialect, plainCsv } from './csv-dialect.ts';
import type { Grade, Report } from './report.ts';
import type { Scene } from './scene.ts';
import type { Total } from './total.ts';

/** The properties of the place that a reporter's text goes to. */
export type Screen = { readonly colour: boolean; readonly columns: number };

/** A grade of the same student in an earlier run, oldest first where there are several. */
export type EarlierGrade = {
  readonly run: string;
  readonly collectedAt: string;
  /** The host that was graded then. */
  readonly host: string;
  readonly grade: Grade;
  /** The points of each check, by its id. */
  readonly earned: Readonly<Record<string, number>>;
};

/** One student's line in a gradebook. */
export type GradebookEntry = {
  readonly id: string;
  readonly email: string | null;
  /** Null where it is not known yet. */
  readonly mark: number | null;
  /** One sentence a line. */
  readonly feedback: readonly string[];
};

/** How grades leave for a gradebook. */
export type Exporting = {
  /** The mark for full points; null for the course's own. */
  readonly scale: number | null;
  readonly dialect: CsvDialect;
  /** Fills the receiver's own file in, in the place of a new one; null where none is named. */
  readonly fill: ((lab: Report['lab'], entries: readonly GradebookEntry[]) => Uint8Array) | null;
};

export const plainExport: Exporting = { scale: null, dialect: plainCsv, fill: null };

/** Everything that a reporter may tell of one student. All but the report is null where there is none. */
export type ReportInput = {
  readonly report: Report;
  readonly scene: Scene | null;
  readonly answers: Answers | null;
  readonly earlier: readonly EarlierGrade[] | null;
  readonly exporting: Exporting;
  /** The one number of a gradebook. */
  readonly total: Total | null;
};

/** A report, and nothing beside it. */
export const reportAlone = (report: Report): ReportInput => ({
  report,
  scene: null,
  answers: null,
  earlier: null,
  exporting: plainExport,
  total: null,
});

/** Everything that a reporter may tell of a class. */
export type ClassInput = {
  readonly report: ClassReport;
  /**
   * The whole report of one of its students, for formats that show more than a class keeps: asked for one by one, so that
   * they are never in memory all at once.
   */
  readonly reportOf: (student: string) => Promise<Report>;
  /** Where a student's page lies beside the class's; null where there are none. */
  readonly pageOf: ((student: string) => string) | null;
  readonly exporting: Exporting;
};

/** A text for one of the files that GitHub's runner names in the environment of a step. */
export type Appendix = { readonly variable: string; readonly text: string };

type Format<Input> = {
  readonly name: string;
  readonly summary: string;
  readonly extension: string;
  /** True where it is no text, and so goes to a file only. */
  readonly binary?: true;
  /** Its marks are entered into a gradebook: so nobody's word for them is taken without being told to. */
  readonly gradebook?: true;
  /** Texts beside it, each appended to the file that a variable of the environment names, if it does. */
  readonly appendices?: (input: Input) => readonly Appendix[];
  /** It shows more than the report: the scene, the answers, earlier grades. For others these are not even made. */
  readonly whole?: true;
  /** It tells what changed since an earlier run: of what is beside the report, only that is made. */
  readonly earlier?: true;
  /** It neither prints nor chooses an exit code. */
  readonly render: (input: Input, screen: Screen) => string | Uint8Array | Promise<string | Uint8Array>;
};

/** One student in one format. */
export type Reporter = Format<ReportInput>;

/** A class in one format. */
export type ClassReporter = Format<ClassInput>;
