import pc from 'picocolors';
import { say, words } from '../languages/spoken.ts';
import type { ClassReport } from '../model/class-report.ts';
import type { ClassReporter, Screen } from '../model/reporter.ts';
import { classHead, failingChecks, stuck, ungraded } from './class-findings.ts';
import { classTable, legendLines } from './class-table.ts';
import { named } from './foot-entries.ts';
import { plain } from './plain.ts';
import { width, wrap } from './wrap.ts';

/** For the teacher: how many, the table, who is stuck on what, what fails most, who could not be graded and why. */
export const classTerminal: ClassReporter = {
  name: 'terminal',
  summary: 'for people: the table, who is stuck on what, who could not be judged and why',
  extension: 'txt',
  render: ({ report }, screen) => partsOf(report, screen),
};

const partsOf = (report: ClassReport, screen: Screen): string => {
  const colours = pc.createColors(screen.colour);
  const { columns } = screen;
  const parts = [
    wrap('', plain(classHead(report)), columns).map(colours.bold),
    ...(report.students.length > 0 && report.checks.length > 0
      ? [
          classTable(report, screen),
          [...wrap('', words.class.legend, columns), ...legendLines(report, columns)].map(colours.dim),
        ]
      : []),
    stuckLines(report, columns),
    failingLines(report, columns),
    ungradedLines(report, columns),
    missingLines(report, columns),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `${part.join('\n')}\n`)
    .join('\n');
};

/** More names would push the next line off the screen; the page of the class has all of them. */
const mostNames = 8;

const stuckLines = (report: ClassReport, columns: number): string[] => {
  const lines = stuck(report).flatMap(({ students, says }) => {
    const names = students.slice(0, mostNames).map((student) => plain(named(student)));
    const more = students.length > mostNames ? ['…'] : [];
    const text = say(words.class.stuckOn, { says: plain(says), count: students.length, names: '' });
    return wrap('  ', `${text}${[...names, ...more].join(', ')}`, columns);
  });
  return lines.length === 0 ? [] : [`${words.class.stuck}:`, ...lines];
};

const failingLines = (report: ClassReport, columns: number): string[] => {
  const worst = failingChecks(report);
  if (worst.length === 0) return [];
  const widest = Math.max(...worst.map(({ check }) => width(plain(check.id))));
  return [
    words.class.failing,
    ...worst.flatMap(({ check, text }) => wrap(`  ${plain(check.id).padEnd(widest)}  `, plain(text), columns)),
  ];
};

const ungradedLines = (report: ClassReport, columns: number): string[] => {
  const lines = ungraded(report).flatMap(({ students, says, cure }) => [
    ...wrap('  ', `${students.map((student) => plain(named(student))).join(', ')}: ${plain(says)}`, columns),
    ...wrap('    ', plain(cure), columns),
  ]);
  return lines.length === 0 ? [] : [words.class.ungraded, ...lines];
};

const missingLines = ({ missing }: ClassReport, columns: number): string[] =>
  missing.length === 0
    ? []
    : wrap(
        '',
        say(words.class.missing, { names: missing.map((student) => plain(named(student))).join(', ') }),
        columns,
      );
