import pc from 'picocolors';
import { say, words } from '../languages/spoken.ts';
import type { CheckTally, ClassReport } from '../model/class-report.ts';
import type { ClassReporter, Screen } from '../model/reporter.ts';
import { classTable, legendLines } from './class-table.ts';
import { plain } from './plain.ts';
import { width, wrap } from './wrap.ts';

/** More would be no help in finding what to teach again. */
const mostFailing = 5;

/** For the teacher: how many, the table, what fails most, who could not be graded and why. */
export const classTerminal: ClassReporter = {
  name: 'terminal',
  summary: 'for people: the table, what fails most, who could not be judged and why',
  extension: 'txt',
  render: ({ report }, screen) => partsOf(report, screen),
};

const partsOf = (report: ClassReport, screen: Screen): string => {
  const colours = pc.createColors(screen.colour);
  const parts = [
    wrap('', headLine(report), screen.columns).map(colours.bold),
    ...(report.students.length > 0 && report.checks.length > 0
      ? [
          classTable(report, screen),
          [...wrap('', words.class.legend, screen.columns), ...legendLines(report, screen.columns)].map(colours.dim),
        ]
      : []),
    failingLines(report, screen.columns),
    ungradedLines(report, screen.columns),
    missingLines(report, screen.columns),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `${part.join('\n')}\n`)
    .join('\n');
};

const headLine = ({ lab, students, missing }: ClassReport): string => {
  const grades = students.map(({ grade }) => grade);
  return say(words.class.head, {
    lab: lab.title,
    graded: students.length,
    all: students.length + missing.length,
    full: grades.filter(({ earned, possible, needsReview }) => !needsReview && earned === possible).length,
    review: grades.filter(({ needsReview }) => needsReview).length,
  });
};

const failingLines = ({ checks }: ClassReport, columns: number): string[] => {
  const worst = checks
    .filter(({ bonus, statuses }) => !bonus && statuses.failed > 0)
    .toSorted((a, b) => b.statuses.failed - a.statuses.failed)
    .slice(0, mostFailing);
  if (worst.length === 0) return [];
  const widest = Math.max(...worst.map(({ id }) => width(plain(id))));
  return [
    words.class.failing,
    ...worst.flatMap((check) => wrap(`  ${plain(check.id).padEnd(widest)}  `, tallyText(check), columns)),
  ];
};

const tallyText = ({ statuses, causes }: CheckTally): string => {
  const all = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const named = Object.entries(causes)
    .toSorted(([, a], [, b]) => b - a)
    .map(([cause, count]) => `${plain(cause)} ${count}`);
  return `${say(words.class.failed, { failed: statuses.failed, all })}: ${named.join(', ')}`;
};

/** Students with the same reason stand together: thirty hosts behind one dead jump server are one problem. */
const ungradedLines = ({ students }: ClassReport, columns: number): string[] => {
  const byReason = new Map<string, { readonly ids: string[]; readonly says: string; readonly cure: string }>();
  for (const { student, why } of students) {
    if (!why) continue;
    const key = JSON.stringify([why.says, why.cure]);
    const same = byReason.get(key) ?? { ids: [], says: why.says, cure: why.cure };
    same.ids.push(plain(student.id));
    byReason.set(key, same);
  }
  if (byReason.size === 0) return [];
  return [
    words.class.ungraded,
    ...[...byReason.values()].flatMap(({ ids, says, cure }) => [
      ...wrap('  ', `${ids.join(', ')}: ${plain(says)}`, columns),
      ...wrap('    ', plain(cure), columns),
    ]),
  ];
};

const missingLines = ({ missing }: ClassReport, columns: number): string[] =>
  missing.length === 0
    ? []
    : wrap('', say(words.class.missing, { names: missing.map(({ id }) => id).join(', ') }), columns);
