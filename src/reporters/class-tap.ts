import { words } from '../languages/spoken.ts';
import type { Report } from '../model/report.ts';
import type { ClassReporter } from '../model/reporter.ts';
import { described, diagnostic, isOk, studentLines } from './tap-points.ts';

/** Test Anything Protocol 14 of a class. A student without a report is not ok, so that nobody is missing in silence. */
export const classTap: ClassReporter = {
  name: 'tap',
  summary: 'Test Anything Protocol 14: a subtest for each student',
  extension: 'tap',
  render: async ({ report: { students, missing }, reportOf }) => {
    const lines = ['TAP version 14', `1..${students.length + missing.length}`];
    for (const [index, { student }] of students.entries())
      lines.push(...subtest(await reportOf(student.id), index + 1));
    for (const [index, { id }] of missing.entries())
      lines.push(
        `not ok ${students.length + index + 1} - ${described(id)}`,
        ...diagnostic([['says', words.class.noReport]]),
      );
    return [...lines, ''].join('\n');
  },
};

const subtest = (report: Report, number: number): string[] => [
  `# Subtest: ${described(report.student.id)}`,
  ...studentLines(report).map((line) => `    ${line}`),
  `${isOk(report) ? 'ok' : 'not ok'} ${number} - ${described(report.student.id)}`,
];
