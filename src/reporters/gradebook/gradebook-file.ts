import type { CsvDialect } from '../../model/csv-dialect.ts';
import type { Gradebook } from '../../model/gradebook.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { workbook } from './workbook.ts';

/** A gradebook as a table: a row a student, a column a lab; blank where a mark is not known, and named why. */
const rowsOf = ({ labs, students }: Gradebook): CsvCell[][] =>
  students.map(({ student, group, email, marks, total }) => [
    ...[student.id, student.name, group ?? '', email ?? ''],
    ...marks.map((mark) => mark ?? ''),
    total ?? '',
    labs.flatMap(({ id }, index) => (marks[index] === null ? [id] : [])).join(', '),
  ]);

const headOf = ({ labs, scale }: Gradebook): CsvCell[] => [
  ...['id', 'name', 'group', 'email'],
  ...labs.map(({ id, weight }) => (weight === 1 ? id : `${id} (x ${weight})`)),
  `total (of ${scale})`,
  'not known yet',
];

/** A gradebook as a table of text. */
export const gradebookCsv = (gradebook: Gradebook, dialect: CsvDialect): string =>
  csvText([headOf(gradebook), ...rowsOf(gradebook)], dialect);

/** A gradebook as a workbook. */
export const gradebookXlsx = (gradebook: Gradebook): Promise<Uint8Array> =>
  workbook('Gradebook', headOf(gradebook), rowsOf(gradebook));
