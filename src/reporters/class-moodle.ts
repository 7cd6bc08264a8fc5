import { say, words } from '../languages/spoken.ts';
import type { ClassReporter } from '../model/reporter.ts';
import { type CsvCell, csvText } from './gradebook/csv-text.ts';
import { entriesOf } from './gradebook/entries.ts';
import { htmlText } from './gradebook/html-text.ts';
import { plain } from './plain.ts';

/**
 * A table for Moodle's gradebook import (Grades, Import, CSV file), or Moodle's own worksheet of an assignment, filled in.
 * `-` means no grade: Moodle would store a blank of a new item as 0. Everybody has an id number, as Moodle gives the grades
 * of a row without one to the student before.
 */
export const classMoodle: ClassReporter = {
  name: 'moodle',
  gradebook: true,
  summary: 'Moodle: a table to import into the gradebook, or a grading worksheet filled in with --fill',
  extension: 'csv',
  render: (input) => {
    const { report, exporting } = input;
    const entries = entriesOf(input);
    if (exporting.fill)
      return exporting.fill(
        report.lab,
        entries.map((entry) => ({ ...entry, feedback: [htmlText(entry.feedback)] })),
      );
    const hasEmails = entries.every(({ email }) => email !== null) && report.missing.length === 0;
    const lab = plain(report.lab.title);
    const { points, feedback } = words.gradebook.columns;
    const head = ['ID number', ...(hasEmails ? ['Email address'] : []), say(points, { lab }), say(feedback, { lab })];
    const rows = entries.map(({ id, email, mark, feedback: lines }): CsvCell[] => [
      id,
      ...(hasEmails ? [email ?? ''] : []),
      mark ?? noGrade,
      htmlText(lines),
    ]);
    const absent = report.missing.map(({ id }): CsvCell[] => [id, noGrade, words.gradebook.missing]);
    return csvText([head, ...rows, ...absent], exporting.dialect);
  },
};

const noGrade = { as: '-' };
