import { say, words } from '../../languages/spoken.ts';
import type { ClassStudent } from '../../model/class-report.ts';
import type { Report } from '../../model/report.ts';
import type { ClassInput } from '../../model/reporter.ts';
import { classHead, done, failingChecks, stuck, ungraded } from '../class-findings.ts';
import { pointsText } from '../class-points.ts';
import { named } from '../foot-entries.ts';
import { statusSigns } from '../status-signs.ts';
import { escaped } from './escaped.ts';

/** A class in Markdown: who is stuck on what, the table, what fails most, and who needs review. */
export const classMarkdown = ({ report, pageOf }: Pick<ClassInput, 'report' | 'pageOf'>): string => {
  const names = (students: readonly Report['student'][]): string =>
    students.map((student) => linked(student, pageOf)).join(', ');
  const ready = done(report);
  const parts: string[][] = [
    [`# ${escaped(classHead(report))}`],
    ...section(words.class.stuck, [
      ...stuck(report).map(
        ({ says, students }) =>
          `- ${escaped(say(words.class.stuckOn, { says, count: students.length, names: '' }))}${names(students)}`,
      ),
      ...(ready.length > 0 ? [`- ${escaped(say(words.class.done, { names: '' }))}${names(ready)}`] : []),
    ]),
    ...(report.students.length > 0
      ? [[`## ${words.class.map}`], report.students.flatMap((student) => rowOf(student, report.students, pageOf))]
      : []),
    ...section(
      words.class.failing.replace(/:$/, ''),
      failingChecks(report).map(
        ({ check, text }) => `- ${escaped(check.title)} (${escaped(check.id)}): ${escaped(text)}`,
      ),
    ),
    ...section(
      words.class.ungraded.replace(/:$/, ''),
      ungraded(report).map(({ students, says, cure }) => `- ${names(students)}: ${escaped(says)} ${escaped(cure)}`),
    ),
    ...(report.missing.length > 0
      ? [[escaped(say(words.class.missing, { names: report.missing.map(named).join(', ') }))]]
      : []),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

const section = (title: string, lines: readonly string[]): string[][] =>
  lines.length > 0 ? [[`## ${title}`], [...lines]] : [];

/** A row of the table of all students; the first one brings the head. */
const rowOf = (student: ClassStudent, all: readonly ClassStudent[], pageOf: ClassInput['pageOf']): string[] => {
  const signs = student.checks.map(({ status, decision }) => (decision ? '\\*' : statusSigns[status])).join('');
  const cells = [
    linked(student.student, pageOf),
    escaped(pointsText(student)),
    signs,
    escaped(student.next?.says ?? ''),
  ];
  const head = [
    `| ${words.class.student} | ${words.class.points} | ${words.class.map} | ${words.class.next} |`,
    '| --- | --- | --- | --- |',
  ];
  return [...(student === all[0] ? head : []), `| ${cells.join(' | ')} |`];
};

const linked = (student: Report['student'], pageOf: ClassInput['pageOf']): string =>
  pageOf === null
    ? escaped(named(student))
    : `[${escaped(named(student))}](./${pageOf(student.id).split('/').map(encodeURIComponent).join('/')})`;
