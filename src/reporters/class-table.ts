import pc from 'picocolors';
import { words } from '../languages/spoken.ts';
import type { ClassReport, ClassStudent } from '../model/class-report.ts';
import type { Grade } from '../model/report.ts';
import type { Screen } from '../model/reporter.ts';
import { plain } from './plain.ts';
import { width, wrap } from './wrap.ts';

type Colours = ReturnType<typeof pc.createColors>;

const symbols = { passed: '✓', failed: '✗', blocked: '·', unknown: '?' } as const;
const colourOf = { passed: 'green', failed: 'red', blocked: 'yellow', unknown: 'magenta' } as const;

/** Longer names are cut: the table is for an overview. */
const longestName = 24;

/** Students by checks: a symbol each, the checks numbered; what does not fit beside the points begins a new block. */
export const classTable = (report: ClassReport, { colour, columns }: Screen): string[] => {
  const colours = pc.createColors(colour);
  const names = [words.class.student, ...report.students.map(nameOf)];
  const points = [words.class.points, ...report.students.map(pointsOf)];
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
    ...report.students.map((student, row) =>
      `${leads[row + 1]!}  ${spaced(ids.slice(start, start + size).map((id) => symbolOf(student, id, colours)))}`.trimEnd(),
    ),
  ]);
};

/** The meaning of the numbers above the table. */
export const legendLines = ({ checks }: ClassReport, columns: number): string[] =>
  wrap('', checks.map(({ id }, index) => `${index + 1}\u00a0${plain(id)}`).join('  '), columns).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );

const nameOf = ({ student }: ClassStudent): string => {
  const name = plain(student.id);
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
};

/** `17/20 +1`; `12…15/20` where something could not be judged; `&3` given by hand, `=18` as the teacher decided. */
const pointsOf = ({ grade, decided }: ClassStudent): string =>
  [
    `${range(grade)}/${grade.possible}`,
    ...(grade.bonus > 0 ? [`+${grade.bonus}`] : []),
    ...(grade.manual ? [`&${grade.manual.earned}`] : []),
    ...(decided ? [`=${range(decided)}`] : []),
  ].join(' ');

const range = ({ earned, unknown, needsReview }: Grade): string =>
  needsReview ? `${earned}…${Math.round((earned + unknown) * 100) / 100}` : String(earned);

const symbolOf = ({ checks }: ClassStudent, id: string, colours: Colours): string => {
  const check = checks.find((one) => one.id === id);
  if (!check) return '-';
  return check.decision ? colours.cyan('*') : colours[colourOf[check.status]](symbols[check.status]);
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
