import { words } from '../languages/spoken.ts';
import type { ClassReporter } from '../model/reporter.ts';
import { ctrfDocument, spanOf } from './ctrf-document.ts';
import { type CtrfTest, ctrfTests, suiteOf } from './ctrf-tests.ts';
import { plain } from './plain.ts';

/** Common Test Report Format of a class: a suite for each student. A student without a report is a test too, `other`. */
export const classCtrf: ClassReporter = {
  name: 'ctrf',
  summary: 'Common Test Report Format: a suite for each student',
  extension: 'json',
  render: async ({ report: { tool, lab, students, missing }, reportOf }) => {
    const tests: CtrfTest[] = [];
    const spans: [number, number][] = [];
    for (const { student } of students) {
      const report = await reportOf(student.id);
      for (const test of ctrfTests(report)) tests.push(test);
      spans.push(spanOf(report));
    }
    for (const student of missing)
      tests.push({
        ...{ name: words.class.report, status: 'other', rawStatus: 'not graded', duration: 0 },
        suite: [plain(lab.title) || lab.id, suiteOf(student)],
        message: words.class.noReport,
      });
    const start = spans.reduce((least, [at]) => Math.min(least, at), spans[0]?.[0] ?? 0);
    return ctrfDocument(tool, tests, [start, spans.reduce((most, [, at]) => Math.max(most, at), start)]);
  },
};
