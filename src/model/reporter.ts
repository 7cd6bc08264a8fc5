import type { ClassReport } from './class-report.ts';
import type { Report } from './report.ts';

/** The properties of the place that a reporter's text goes to. */
export type Screen = { readonly colour: boolean; readonly columns: number };

type Format = {
  readonly name: string;
  readonly summary: string;
  readonly extension: string;
};

/** Report → text, in one format. It neither prints nor chooses an exit code. */
export type Reporter = Format & {
  readonly render: (report: Report, screen: Screen) => string | Promise<string>;
};

/** Class → text, in one format. */
export type ClassReporter = Format & {
  /**
   * @param reportOf the whole report of one of its students, for formats that show more than a class keeps: asked for
   * one by one, so that they are never in memory all at once
   */
  readonly render: (report: ClassReport, screen: Screen, reportOf: ReportOf) => string | Promise<string>;
};
export type ReportOf = (student: string) => Promise<Report>;
