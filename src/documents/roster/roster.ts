import { type NameOf, type Path, type PlacedProblem, type Position, pathText, type Where } from '../position.ts';
import { type ColumnOptions, type Columns, columnsOf, type Field } from './columns.ts';
import { isCanvas, otherRows } from './other-rows.ts';
import type { Cell, Row, Table } from './table.ts';

/** One row: the student as a course file would write it, and where its parts stand. */
export type RosterStudent = { readonly value: unknown; readonly where: Where; readonly nameOf: NameOf };

/** How a table was read, to be told: which columns became what, and what was left out. */
export type RosterSummary = {
  readonly file: string;
  readonly columns: readonly { readonly from: readonly string[]; readonly to: string }[];
  readonly ignored: readonly string[];
  /** Rows that are no student’s, by their first cell. */
  readonly others: readonly string[];
};

export type Roster = {
  readonly students: readonly RosterStudent[];
  readonly problems: readonly PlacedProblem[];
  readonly summary: RosterSummary;
};

const mostRows = 5000;

/**
 * The students of a table: one row each, under a header. Class lists that Moodle, Canvas, Gradescope and GitHub Classroom
 * export are recognised by their columns.
 */
export const rosterOf = (file: string, { rows, problem }: Table, options: ColumnOptions): Roster => {
  if (rows.length === 0 && problem) return { ...nobody(file), problems: [{ ...problem, file }] };
  const [header = [], ...others] = rows;
  const isOther = otherRows(header);
  const body = others.filter((row) => !isOther(row));
  const columns = columnsOf(header, body, options);
  const problems: Omit<PlacedProblem, 'file'>[] = [
    ...(problem ? [problem] : []),
    ...columns.problems,
    ...body.flatMap((row) => rowProblems(row, header, columns.fields)),
    ...(body.length > mostRows
      ? [{ ...placeOf(body[mostRows]!), says: `more than ${mostRows} students: make it several courses.` }]
      : []),
    ...(body.length === 0 && !problem ? [{ line: 1, column: 1, says: 'there is a header, but no student.' }] : []),
  ];
  const names = columns.fields.map(({ path }) => pathText(path));
  const groupAt = columns.fields.find(({ path }) => pathText(path) === 'group')?.columns[0]?.index ?? -1;
  const groups = new Set(body.map((row) => row[groupAt]?.text ?? ''));
  const usable = names.includes('id') && (options.hostsElsewhere || names.includes('host'));
  return {
    students: usable ? body.slice(0, mostRows).map((row) => studentOf(row, header, columns, file, groups)) : [],
    problems: problems.map((found) => ({ ...found, file })),
    summary: {
      file,
      columns: columns.fields.map(({ path, columns: from }) => ({
        from: from.map(({ name }) => name),
        to: pathText(path),
      })),
      ignored: columns.ignored,
      others: others.filter(isOther).map((row) => row.find(({ text }) => text !== '')!.text),
    },
  };
};

const nobody = (file: string): Roster => ({
  students: [],
  problems: [],
  summary: { file, columns: [], ignored: [], others: [] },
});

const placeOf = ([first]: Row): Position => ({ line: first?.line ?? 1, column: first?.column ?? 1 });

/** Spreadsheets would compute such a cell when they open a table that labcheck writes. */
const formula = /^[=+@-](?!(?:\d+|\d*[.,]\d+)$)/;

const rowProblems = (row: Row, header: Row, fields: readonly Field[]): PlacedProblem[] => {
  const used = new Set(fields.flatMap(({ columns }) => columns.map(({ index }) => index)));
  const formulas = row
    .filter(({ text }, index) => used.has(index) && formula.test(text))
    .map(({ text, line, column }) => ({
      line,
      column,
      says: `${JSON.stringify(text.slice(0, 80))} begins as a formula of a spreadsheet does: = + - and @ may not begin a cell.`,
    }));
  if (row.length === header.length) return formulas;
  const cells = row.length === 1 ? 'one cell' : `${row.length} cells`;
  return [...formulas, { ...placeOf(row), says: `the row has ${cells}, the header has ${header.length}.` }];
};

const studentOf = (
  row: Row,
  header: Row,
  { fields }: Columns,
  file: string,
  groups: ReadonlySet<string>,
): RosterStudent => {
  const filled = fields.flatMap((field) => {
    const cells = field.columns.flatMap(({ index }) => (row[index]?.text ? row[index] : []));
    return cells.length > 0 ? [{ ...field, cells }] : [];
  });
  const groupOf = (group: string): Record<string, unknown> =>
    Object.fromEntries(
      filled
        .filter(({ path }) => path[0] === group && path.length === 2)
        .map(({ path, cells }) => [path[1]!, valueOf(cells, group)]),
    );
  const byCanvas = isCanvas(header);
  const own = filled
    .filter(({ path }) => path.length === 1)
    .map(({ path, cells }) => {
      const name = path[0]!;
      if (byCanvas && name === 'name') return [name, turned(cells)];
      return [name, byCanvas && name === 'group' ? sectionsIn(String(valueOf(cells)), groups) : valueOf(cells)];
    });
  const find = (path: Path): Field | undefined => fields.find((field) => pathText(field.path) === pathText(path));
  return {
    value: { ...Object.fromEntries(own), set: groupOf('set'), manual: groupOf('manual') },
    where: (path, atKey) => {
      const index = find(path)?.columns[0]?.index;
      const cell = index === undefined ? undefined : (atKey ? header : row)[index];
      return { ...(cell ? { line: cell.line, column: cell.column } : placeOf(row)), file };
    },
    nameOf: (path) =>
      find(path)
        ?.columns.map(({ name }) => name)
        .join(' + ') ?? (path.length === 0 ? 'the row' : pathText(path)),
  };
};

/** A line break within a name is only how a spreadsheet wrapped it; points may be written 2,5. */
const valueOf = (cells: readonly Cell[], group?: string): unknown => {
  const text = cells.map((cell) => cell.text).join(' ');
  if (group === 'manual' && /^\d+(?:[.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'));
  return text.replace(/\s+/g, (gap) => (gap.includes('\n') ? ' ' : gap));
};

/** Canvas writes “A and B”, “A, B, and C”: these are several where each of them is there alone, too. */
const sectionsIn = (text: string, groups: ReadonlySet<string>): string => {
  const parts = text.split(/, and | and |, /);
  return parts.every((part) => groups.has(part)) ? parts.join(', ') : text;
};

/** “Nováková, Alice” is Alice Nováková. */
const turned = (cells: readonly Cell[]): string => {
  const text = String(valueOf(cells));
  const [last, first, ...more] = text.split(', ');
  return first === undefined || more.length > 0 ? text : `${first} ${last}`;
};
