import type { GradebookEntry } from '../../model/reporter.ts';
import type { PlacedProblem } from '../position.ts';
import { refusal } from '../refusal.ts';
import { tableText } from '../roster/table-text.ts';
import { type RawCell, type RawTable, rawTable } from './raw-table.ts';
import { type Wanted, type WorksheetColumns, worksheetColumns } from './worksheet-columns.ts';

type Row = readonly RawCell[];
type Edit = { readonly cell: RawCell; readonly text: string };

/** “No” in the languages of worksheets. */
const locked: ReadonlySet<string> = new Set(['no', 'ne', 'nein', 'нет', 'non', 'não', 'nie', '0']);

/** Ends a feedback that labcheck wrote, so that one of the teacher's is never written over. */
const signature = '— labcheck';

/**
 * Fills grades and feedback into a worksheet that Moodle, or a gradebook that Canvas or Moodle, exported. Every other byte
 * stays as it is: quotes, line ends, old grades of others, a teacher's own feedback.
 *
 * @param file its name, for errors
 * @throws UsageError that tells with its line all that keeps it from being filled in; nothing is filled in then
 */
export const fillIn = (
  file: string,
  bytes: Uint8Array,
  wanted: Wanted,
  entries: readonly GradebookEntry[],
): Uint8Array => {
  const decoded = tableText(bytes);
  if ('problem' in decoded) throw refused(file, [decoded.problem]);
  const table = rawTable(decoded.text);
  const columns = worksheetColumns(table, wanted);
  if (typeof columns === 'string') throw refused(file, [{ line: 1, column: 1, says: columns }]);
  const { edits, problems } = editsOf(table, columns, entries);
  if (problems.length > 0) throw refused(file, problems);
  return decoded.encode(withEdits(decoded.text, edits, table.separator));
};

const refused = (file: string, problems: readonly PlacedProblem[]) =>
  refusal(
    file,
    problems,
    'Nothing was filled in. Download the file again from the course, or correct what is told here.',
  );

const editsOf = (
  table: RawTable,
  columns: WorksheetColumns,
  entries: readonly GradebookEntry[],
): { readonly edits: readonly Edit[]; readonly problems: readonly PlacedProblem[] } => {
  const [head = [], ...rows] = table.rows;
  const pointsRow = rows.find((row) => /^points possible$/i.test(row[0]?.text ?? ''));
  const decimal = decimalOf(table, columns, pointsRow);
  const graded = entries.filter(({ mark }) => mark !== null);
  const taken = new Map<Row, string>();
  const problems: PlacedProblem[] = [];
  const edits: Edit[] = [];
  const found = graded.map((entry) => ({ entry, rows: rowsOf(entry, rows, columns) }));
  if (graded.length > 0 && found.every((one) => one.rows.length === 0))
    return {
      edits,
      problems: [
        {
          ...placeOf(head),
          says: `none of its ${rows.length} rows is of a student of this run (${compared(head, columns)}). Is it of another course?`,
        },
      ],
    };
  for (const { entry, rows: own } of found) {
    const [row, second] = own;
    if (!row) {
      problems.push({ ...placeOf(head), says: `no row is of "${entry.id}" (${compared(head, columns)}).` });
      continue;
    }
    if (second) {
      problems.push({ ...placeOf(second), says: `this row is of "${entry.id}" too, as line ${row[0]!.line} is.` });
      continue;
    }
    const other = taken.get(row);
    if (other !== undefined)
      problems.push({ ...placeOf(row), says: `this row is of both "${other}" and "${entry.id}".` });
    taken.set(row, entry.id);
    const change = changeOf(entry, row, columns, pointsRow, decimal);
    if ('says' in change) problems.push(change);
    else edits.push(...change.edits);
  }
  return { edits, problems };
};

const placeOf = ([first]: Row) => ({ line: first?.line ?? 1, column: first?.column ?? 1 });

const compared = (head: Row, { ids, emails }: WorksheetColumns): string =>
  `compared: ${[...ids, ...emails].map((index) => head[index]!.text).join(', ')}`;

/** The rows of a student: by the id where one has it, else by the e-mail address. */
const rowsOf = ({ id, email }: GradebookEntry, rows: readonly Row[], { ids, emails }: WorksheetColumns): Row[] => {
  const having = (columns: readonly number[], values: readonly (string | null)[]): Row[] =>
    rows.filter((row) => columns.some((index) => values.includes(row[index]?.text.toLowerCase() ?? '')));
  const byId = having(ids, [id.toLowerCase()]);
  return byId.length > 0 ? byId : having(emails, [id.toLowerCase(), email?.toLowerCase() ?? null]);
};

const changeOf = (
  { id, mark, feedback }: GradebookEntry,
  row: Row,
  columns: WorksheetColumns,
  pointsRow: Row | undefined,
  decimal: string,
): { readonly edits: readonly Edit[] } | PlacedProblem => {
  const cell = row[columns.grade];
  if (!cell || mark === null)
    return { line: row[0]!.line, column: 1, says: 'the row ends before the column of the grade.' };
  const at = { line: cell.line, column: cell.column };
  if (/^ex$/i.test(cell.text)) return { edits: [] };
  if (/^n\/a$/i.test(cell.text))
    return {
      ...at,
      says: `the assignment is not given to "${id}" (N/A): Canvas would drop the grade. Assign it there first.`,
    };
  const changeable = columns.changeable === undefined ? '' : (row[columns.changeable]?.text ?? '');
  if (locked.has(changeable.toLowerCase()))
    return {
      ...at,
      says: `the grade of "${id}" is locked (its column says ${changeable}). Unlock it, then download the worksheet again.`,
    };
  const most = numberIn((columns.most === undefined ? pointsRow?.[columns.grade] : row[columns.most])?.text ?? '');
  if (most !== undefined && mark > most)
    return {
      ...at,
      says: `"${id}" has ${mark}, but the maximum here is ${most}. Say --scale ${most}, or let the bonus only fill up (total: { bonus: fill }).`,
    };
  const edits: Edit[] = [];
  if (numberIn(cell.text) !== mark) edits.push({ cell, text: String(mark).replace('.', decimal) });
  const comment = columns.feedback === undefined ? undefined : row[columns.feedback];
  const isOurs = comment !== undefined && (comment.text === '' || comment.text.endsWith(signature));
  if (isOurs) edits.push({ cell: comment, text: `${feedback.join(' ')} ${signature}` });
  return { edits };
};

const numberIn = (text: string): number | undefined =>
  /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;

/** The decimal sign of the file's own numbers: 19,75 in an English Moodle would become 19. */
const decimalOf = ({ rows }: RawTable, { grade, most }: WorksheetColumns, pointsRow: Row | undefined): string => {
  const own = [
    ...rows.flatMap((row) => [row[grade], most === undefined ? undefined : row[most]]),
    ...(pointsRow ?? []),
  ];
  return own.some((cell) => /^\d+,\d+$/.test(cell?.text ?? '')) ? ',' : '.';
};

const withEdits = (text: string, edits: readonly Edit[], separator: string): string => {
  const inOrder = edits.toSorted((a, b) => a.cell.start - b.cell.start);
  let at = 0;
  const parts = inOrder.flatMap(({ cell, text: filled }) => {
    const before = text.slice(at, cell.start);
    at = cell.end;
    return [before, quoted(filled, cell.isQuoted, separator)];
  });
  return [...parts, text.slice(at)].join('');
};

const quoted = (text: string, wasQuoted: boolean, separator: string): string =>
  wasQuoted || text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
