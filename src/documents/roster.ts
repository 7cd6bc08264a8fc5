import { nearest } from '../model/nearest.ts';
import { type NameOf, type Path, type PlacedProblem, type Position, pathText, type Where } from './position.ts';
import { type Cell, cellsOf, type Row } from './roster-cells.ts';
import { rosterColumns } from './roster-columns.ts';
import { readText } from './text-file.ts';

const required: readonly string[] = ['id', 'host'];

/** One row: the student as a course file would write it, and where its parts stand. */
export type RosterStudent = { readonly value: unknown; readonly where: Where; readonly nameOf: NameOf };
export type Roster = { readonly students: readonly RosterStudent[]; readonly problems: readonly PlacedProblem[] };

const limits = {
  mostBytes: 1_000_000,
  cure: 'Save it from the spreadsheet as “CSV UTF-8”, with the columns id and host at least.',
};
const mostRows = 5000;
const mostColumns = 100;

/**
 * Reads a table of students: one row each, under a header.
 *
 * @throws UsageError where the file cannot be read, or is no text in UTF-8
 */
export const readRoster = async (file: string): Promise<Roster> => {
  const { rows, problem } = cellsOf(await readText(file, limits));
  const [header = [], ...body] = rows;
  const columns = columnsOf(header, body);
  const problems: Omit<PlacedProblem, 'file'>[] = [
    ...(problem ? [problem] : []),
    ...columns.problems,
    ...body.flatMap((row) => rowProblems(row, header)),
    ...(body.length > mostRows
      ? [{ ...placeOf(body[mostRows]!), says: `more than ${mostRows} students: make it several courses.` }]
      : []),
    ...(body.length === 0 && !problem ? [{ line: 1, column: 1, says: 'there is a header, but no student.' }] : []),
  ];
  const usable = required.every((name) => columns.known.some(({ path }) => path[0] === name));
  return {
    students: usable ? body.slice(0, mostRows).map((row) => studentOf(row, header, columns.known, file)) : [],
    problems: problems.map((found) => ({ ...found, file })),
  };
};

type Column = { readonly index: number; readonly name: string; readonly path: Path };

const placeOf = ([first]: Row): Position => ({ line: first?.line ?? 1, column: first?.column ?? 1 });

const columnsOf = (header: Row, body: readonly Row[]): { known: readonly Column[]; problems: PlacedProblem[] } => {
  const problems: PlacedProblem[] = [];
  const known = new Map<string, Column>();
  for (const [index, { text: name, line, column }] of header.slice(0, mostColumns).entries()) {
    const at = { line, column };
    const path = pathOfColumn(name);
    const key = pathText(path);
    const earlier = known.get(key);
    if (name === '') {
      if (body.some((row) => (row[index]?.text ?? '') !== ''))
        problems.push({ ...at, says: `the column ${index + 1} has no name.` });
    } else if (earlier)
      problems.push({ ...at, says: `the column "${name}" is there twice, first as column ${earlier.index + 1}.` });
    else known.set(key, { index, name, path });
  }
  if (header.length > mostColumns)
    problems.push({ line: 1, column: 1, says: `there are more than ${mostColumns} columns.` });
  const names = header.map(({ text }) => text);
  for (const name of required.filter((wanted) => !known.has(wanted)))
    problems.push({
      ...placeOf(header),
      says: `the column "${name}" is missing.${meant(name, names)} The columns are ${rosterColumns.join(', ')} and the lab’s parameters.`,
    });
  return { known: [...known.values()], problems };
};

/** The column that was meant, where one is called nearly so. */
const meant = (wanted: string, names: readonly string[]): string => {
  const near = names.find((name) => name !== '' && nearest(name, [wanted]) !== '');
  return near === undefined ? '' : ` Is it the one called "${near}"?`;
};

/** `set.x` and a bare `x` are the parameter x, `manual.talk` are points given by hand. */
const pathOfColumn = (name: string): Path => {
  const [, group, rest] = /^(set|manual)\.(.+)$/.exec(name) ?? [];
  if (group !== undefined && rest !== undefined) return [group, rest];
  return rosterColumns.some((known) => known === name) ? [name] : ['set', name];
};

/** Spreadsheets would compute such a cell when they open a table that labcheck writes. */
const formula = /^[=+@-](?!\d*[.,]?\d+$)/;

const rowProblems = (row: Row, header: Row): PlacedProblem[] => {
  const formulas = row
    .filter(({ text }) => formula.test(text))
    .map(({ text, line, column }) => ({
      line,
      column,
      says: `${JSON.stringify(text.slice(0, 80))} begins as a formula of a spreadsheet does: = + - and @ may not begin a cell.`,
    }));
  if (row.length === header.length) return formulas;
  const cells = row.length === 1 ? 'one cell' : `${row.length} cells`;
  return [...formulas, { ...placeOf(row), says: `the row has ${cells}, the header has ${header.length}.` }];
};

const studentOf = (row: Row, header: Row, columns: readonly Column[], file: string): RosterStudent => {
  const filled = columns.flatMap((column) => {
    const cell = row[column.index];
    return cell && cell.text !== '' ? [{ ...column, cell }] : [];
  });
  const groupOf = (group: string): Record<string, unknown> =>
    Object.fromEntries(
      filled
        .filter(({ path }) => path[0] === group && path.length === 2)
        .map(({ path, cell }) => [path[1]!, valueOf(cell, group)]),
    );
  const own = filled.filter(({ path }) => path.length === 1).map(({ path, cell }) => [path[0]!, valueOf(cell)]);
  const find = (path: Path): Column | undefined => columns.find((column) => pathText(column.path) === pathText(path));
  return {
    value: { ...Object.fromEntries(own), set: groupOf('set'), manual: groupOf('manual') },
    where: (path, atKey) => {
      const column = find(path);
      const cell = column && (atKey ? header : row)[column.index];
      return { ...(cell ? { line: cell.line, column: cell.column } : placeOf(row)), file };
    },
    nameOf: (path) => find(path)?.name ?? (path.length === 0 ? 'the row' : pathText(path)),
  };
};

/** A line break within a name is only how a spreadsheet wrapped it; points may be written 2,5. */
const valueOf = ({ text }: Cell, group?: string): unknown => {
  if (group === 'manual' && /^\d+(?:[.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'));
  return text.replace(/\s*\n\s*/g, ' ');
};
