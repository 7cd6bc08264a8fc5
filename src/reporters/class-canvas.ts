import type { ClassReporter } from '../model/reporter.ts';
import { type CsvCell, csvText } from './gradebook/csv-text.ts';
import { entriesOf } from './gradebook/entries.ts';
import { fullMarkOf } from './gradebook/mark.ts';
import { plain } from './plain.ts';

/**
 * A gradebook for Canvas's import, or Canvas's own export, filled in. Without an export, Canvas makes a new assignment of the
 * column; students are found by their SIS id, or by their login where the id is an e-mail address.
 */
export const classCanvas: ClassReporter = {
  name: 'canvas',
  gradebook: true,
  summary: 'Canvas: a gradebook to import, or an exported gradebook filled in with --fill',
  extension: 'csv',
  render: (input) => {
    const { report, exporting } = input;
    const entries = entriesOf(input);
    if (exporting.fill) return exporting.fill(report.lab, entries);
    const names = new Map(report.students.map(({ student, group }) => [student.id, { name: student.name, group }]));
    const full = Math.max(0, ...report.students.map(({ total }) => fullMarkOf(total, exporting.scale)));
    const head = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', assignmentTitle(report.lab.title)];
    const row = (id: string, name: string, group: string | null, mark: number | null): CsvCell[] => [
      ...[name, '', ...(id.includes('@') ? ['', id] : [id, '']), group ?? ''],
      mark ?? '',
    ];
    return csvText(
      [
        head,
        ['Points Possible', '', '', '', '', full],
        ...entries.map(({ id, mark }) => row(id, names.get(id)!.name, names.get(id)!.group, mark)),
        ...report.missing.map(({ id, name }) => row(id, name, null, null)),
      ],
      exporting.dialect,
    );
  },
};

const withoutBrackets = (title: string): string => {
  const [brackets, id] = /\((\d+)\)$/.exec(title.trimEnd()) ?? [];
  return brackets === undefined ? title : `${title.trimEnd().slice(0, -brackets.length).trimEnd()} ${id}`;
};

/** A number in brackets at the end would be the id of an assignment, and some words name Canvas's own columns. */
const assignmentTitle = (title: string): string =>
  withoutBrackets(plain(title)).replace(/\b(current|final|unposted)(?= (?:score|grade|points)\b)/gi, '$1:');
