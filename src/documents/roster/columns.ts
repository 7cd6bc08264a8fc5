import { nearest } from '../../model/nearest.ts';
import { type Path, type PlacedProblem, pathText } from '../position.ts';
import { studentIdSchema } from '../shared-schemas.ts';
import { type Meaning, meaningsOf, normalHeader, rosterColumns } from './column-names.ts';
import { isCanvas } from './other-rows.ts';
import type { Cell, Row } from './table.ts';

/** One part of a student, and the columns that it is made of. */
export type Field = {
  readonly path: Path;
  readonly columns: readonly { readonly index: number; readonly name: string }[];
};

export type Columns = {
  readonly fields: readonly Field[];
  readonly ignored: readonly string[];
  readonly problems: readonly PlacedProblem[];
};

export type ColumnOptions = {
  /** The lab's parameters; undefined where the lab is not known, and any column may be one. */
  readonly parameters: readonly string[] | undefined;
  /** Whether a student without a host gets one from elsewhere. */
  readonly hostsElsewhere: boolean;
};

const mostColumns = 100;

/** The columns of a table, by their headers and, for ids, by their cells. */
export const columnsOf = (header: Row, body: readonly Row[], options: ColumnOptions): Columns => {
  const heads = header.slice(0, mostColumns).map((cell, index) => ({ index, name: cell.text, cell }));
  const problems: PlacedProblem[] = [];
  const fields = new Map<string, Field>();
  const add = (path: Path, ...columns: Head[]): void => {
    const earlier = fields.get(pathText(path));
    if (earlier) problems.push(twice(columns[0]!, earlier, path));
    else fields.set(pathText(path), { path, columns: columns.map(({ index, name }) => ({ index, name })) });
  };
  const isUsed = (index: number): boolean => body.some((row) => (row[index]?.text ?? '') !== '');

  const foreign: Head[] = [];
  for (const head of heads) {
    if (head.name === '') {
      if (isUsed(head.index))
        problems.push({ ...placeOf(head.cell), says: `the column ${head.index + 1} has no name.` });
      continue;
    }
    const path = ownPath(head.name, options.parameters);
    if (path) add(path, head);
    else foreign.push(head);
  }
  const meanings = meaningsOf(foreign.map(({ name }) => name));
  const of = (meaning: Meaning): Head[] => foreign.filter((_, index) => meanings[index] === meaning);
  const [first] = of('first');
  const [last] = of('last');
  const names = of('name');
  if (!fields.has('name')) {
    if (first && last) add(['name'], first, last);
    else for (const head of [...names, ...of('first'), ...of('last')].slice(0, 1)) add(['name'], head);
  }
  for (const meaning of ['host', 'email', 'group'] as const)
    if (!fields.has(meaning)) for (const head of of(meaning)) add([meaning], head);
  for (const [meaning, heads] of [
    ['first', of('first')],
    ['last', of('last')],
  ] as const)
    for (const head of heads.slice(1))
      problems.push(twice(head, { path: [], columns: [heads[0]!] }, [`${meaning} name`]));
  const email = fields.get('email')?.columns[0];
  if (!fields.has('id')) {
    const candidates = idCandidates(of('id'), of('login'), isCanvas(header));
    const byEmail = email ? heads.filter(({ index }) => index === email.index) : [];
    const chosen =
      [...candidates, ...byEmail].find(({ index }) => canBeIds(index, body)) ?? candidates[0] ?? byEmail[0];
    if (chosen) fields.set('id', { path: ['id'], columns: [{ index: chosen.index, name: chosen.name }] });
  }
  const used = new Set([...fields.values()].flatMap(({ columns }) => columns.map(({ index }) => index)));
  const role = of('role').map(({ index }) => index);
  const ignored = foreign.filter(({ index }) => !used.has(index) && !role.includes(index));
  if (header.length > mostColumns)
    problems.push({ line: 1, column: 1, says: `there are more than ${mostColumns} columns.` });
  problems.push(...missing([...fields.keys()], header, options));
  return {
    fields: [...fields.values()],
    ignored: ignored.map(({ name }) => name),
    problems,
  };
};

type Head = { readonly index: number; readonly name: string; readonly cell: Cell };

const placeOf = ({ line, column }: Cell) => ({ line, column });

const twice = ({ cell, name }: Head, earlier: Field, path: Path): PlacedProblem => {
  const first = earlier.columns[0]!;
  const says =
    first.name === name || pathText(path) === name
      ? `the column "${name}" is there twice, first as column ${first.index + 1}.`
      : `the column "${name}" gives the ${pathText(path)}, as column ${first.index + 1} ("${first.name}") does: rename or delete one of them.`;
  return { ...placeOf(cell), says };
};

/**
 * The path of a column of labcheck's own rosters: `set.x` and a bare `x` are the parameter x, `manual.talk` are points
 * given by hand. A name that is nearly one of these is taken for it, so that a slip is told and not ignored.
 */
const ownPath = (name: string, parameters: readonly string[] | undefined): Path | undefined => {
  const [, group, rest] = /^(set|manual)\.(.+)$/.exec(name) ?? [];
  if (group !== undefined && rest !== undefined) return [group, rest];
  if (rosterColumns.some((known) => known === name)) return [name];
  if (parameters?.includes(name)) return ['set', name];
  if (meaningsOf([name])[0] !== undefined || /^\s|\s\S/.test(name)) return undefined;
  if (parameters === undefined) return ['set', name];
  return nearest(name, [...rosterColumns, ...parameters]) === '' ? undefined : ['set', name];
};

/** The best column first: a number of the school, a login, and Canvas's own number, which nobody else knows. */
const idCandidates = (ids: readonly Head[], logins: readonly Head[], byCanvas: boolean): Head[] => {
  const own = (head: Head): boolean => byCanvas && normalHeader(head.name) === 'id';
  return [...ids.filter((head) => !own(head)), ...logins, ...ids.filter(own)];
};

const idPattern = new RegExp(studentIdSchema.pattern);

const canBeIds = (index: number, body: readonly Row[]): boolean =>
  body.every((row) => idPattern.test(row[index]?.text ?? ''));

const missing = (found: readonly string[], header: Row, { hostsElsewhere }: ColumnOptions): PlacedProblem[] => {
  const names = header.map(({ text }) => text);
  const required = hostsElsewhere ? ['id'] : ['id', 'host'];
  return required
    .filter((wanted) => !found.includes(wanted))
    .map((wanted) => ({
      line: header[0]?.line ?? 1,
      column: header[0]?.column ?? 1,
      says: `the column "${wanted}" is missing.${meant(wanted, names)} The columns are ${rosterColumns.join(', ')} and the lab’s parameters.${wanted === 'host' ? elsewhere : ''}`,
    }));
};

const elsewhere = ' Hosts may also come from an inventory (hosts: FILE), or from a pattern (defaults: host).';

/** The column that was meant, where one is called nearly so. */
const meant = (wanted: string, names: readonly string[]): string => {
  const near = names.find((name) => name !== '' && nearest(name, [wanted]) !== '');
  return near === undefined ? '' : ` Is it the one called "${near}"?`;
};
