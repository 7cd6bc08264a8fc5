import pc from 'picocolors';
import { words } from '../languages/spoken.ts';
import type { ClassReport, ClassStudent } from '../model/class-report.ts';
import type { Screen } from '../model/reporter.ts';
import { pointsText } from './class-points.ts';
import { plain } from './plain.ts';
import { statusSigns } from './status-signs.ts';
import { width, wrap } from './wrap.ts';

type Colours = ReturnType<typeof pc.createColors>;

const colourOf = { passed: 'green', failed: 'red', blocked: 'yellow', unknown: 'magenta' } as const;

/** Longer names are cut: the table is for an overview. */
const longestName = 24;

/** Students by checks: a symbol each, the checks numbered; what does not fit beside the points begins a new block. */
export const classTable = (report: ClassReport, { colour, columns }: Screen): string[] => {
  const colours = pc.createColors(colour);
  const names = namesOf(report, columns);
  const points = [words.class.points, ...report.students.map(pointsText)];
  const leads = names.map((name, row) => `${pad(name, names)}  ${pad(points[row]!, points)}`);
  const ids = report.checks.map(({ id }) => id);
  const room = Math.max(10, columns - width(leads[0]!) - 2);
  // A gap after every fifth.
  const size = Math.max(5, Math.floor((room * 5) / 6));
  const blocks = Array.from({ length: Math.max(1, Math.ceil(ids.length / size)) }, (_, index) => index * size);
  return blocks.flatMap((start, block) => [
    ...(block > 0 ? [''] : []),
    ...numberLines(start, Math.min(size, ids.length - start)).map((line, row, { length }) =>
      colours.dim(`${row === length - 1 ? leads[0]! : ' '.repeat(width(leads[0]!))}  ${line}`.trimEnd()),
    ),
    ...report.students.map((student, row) => {
      const cells = ids.slice(start, start + size).map((id) => symbolOf(student, id, colours));
      const line = `${leads[row + 1]!}  ${spaced(cells)}`;
      return (ids.length <= size ? `${line}${nextOf(student, room - spacedWidth(ids.length))}` : line).trimEnd();
    }),
  ]);
};

/** The narrowest column in which a sentence says something, and the narrowest screen with room for names. */
const narrowest = { sentence: 20, names: 60 };

/** The student's next step, where there is room for it behind the signs. */
const nextOf = ({ next }: ClassStudent, room: number): string => {
  const says = next && plain(next.says);
  return says && room - 2 >= narrowest.sentence ? `  ${cut(says, room - 2)}` : '';
};

/** Ids, and the names beside them where they tell more. */
const namesOf = ({ students }: ClassReport, columns: number): string[] => {
  const ids = [words.class.student, ...students.map(({ student }) => cut(plain(student.id), longestName))];
  if (columns < narrowest.names) return ids;
  const names = students.map(({ student: { id, name } }) => (name === id ? '' : cut(plain(name), longestName)));
  return ids.map((id, row) => (row === 0 ? id : `${pad(id, ids)}  ${names[row - 1]!}`.trimEnd()));
};

const cut = (text: string, most: number): string => {
  if (width(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (width(kept + character) > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
};

const spacedWidth = (cells: number): number => cells + Math.floor(Math.max(0, cells - 1) / 5);

/** The meaning of the numbers above the table. */
export const legendLines = ({ checks }: ClassReport, columns: number): string[] =>
  wrap('', checks.map(({ id }, index) => `${index + 1}\u00a0${plain(id)}`).join('  '), columns).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );

const symbolOf = ({ checks }: ClassStudent, id: string, colours: Colours): string => {
  const check = checks.find((one) => one.id === id);
  if (!check) return '-';
  return check.decision ? colours.cyan('*') : colours[colourOf[check.status]](statusSigns[check.status]);
};

const spaced = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index > 0 && index % 5 === 0 ? ` ${cell}` : cell)).join('');

/** The numbers of checks, written downwards. */
const numberLines = (start: number, count: number): string[] => {
  const numbers = Array.from({ length: count }, (_, index) => String(start + index + 1));
  const height = Math.max(1, ...numbers.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => spaced(numbers.map((number) => number.padStart(height)[row]!)));
};

const pad = (text: string, all: readonly string[]): string =>
  text + ' '.repeat(Math.max(...all.map(width)) - width(text));
