import { words } from '../languages/spoken.ts';
import type { ClassReporter } from '../model/reporter.ts';
import { newBuilder, xml } from './junit-builder.ts';
import { addSuite, suiteName } from './junit-suite.ts';

/** JUnit XML of a class. A student without a report is an error, so that nobody is missing in silence. */
export const classJunit: ClassReporter = {
  name: 'junit',
  summary: 'JUnit XML, for CI servers: a suite for each student',
  extension: 'xml',
  render: async ({ report: { lab, students, missing }, reportOf }) => {
    const builder = await newBuilder();
    for (const { student } of students) addSuite(builder, await reportOf(student.id));
    for (const student of missing)
      builder
        .testSuite()
        .name(suiteName({ lab, student }))
        .time(0)
        .testCase()
        .className(xml(lab.id))
        .name(words.class.report)
        .time(0)
        .error(words.class.noReport, 'not-graded');
    return `${builder.build()}\n`;
  },
};
