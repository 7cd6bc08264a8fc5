import type { Report } from '../model/report.ts';
import { footEntries } from './foot-entries.ts';
import { entryLines, type Paper } from './terminal-paper.ts';

/** The student, lab, host and time of the grading, in labelled lines. */
export const footLines = (report: Report, paper: Paper): string[] =>
  entryLines(
    footEntries(report).map(([label, text]) => ({ label, text })),
    '',
    paper,
  );
