import { join } from 'node:path';
import { writeClass } from '../../documents/files/class-file.ts';
import { reasonOf } from '../../documents/files/reason-of.ts';
import { readReport } from '../../documents/files/report.ts';
import type { ClassReport } from '../../model/class-report.ts';
import { UsageError } from '../../model/errors.ts';
import { exitCodes } from '../../model/exit-codes.ts';
import type { ClassReporter, Screen } from '../../model/reporter.ts';
import { classCsv } from '../../reporters/class-csv.ts';
import { classHtml } from '../../reporters/class-html.ts';
import { classJson } from '../../reporters/class-json.ts';
import { assertSeen } from '../../stages/assert-seen.ts';
import { worst } from '../exit-code.ts';
import type { ShowOptions } from '../options/grade-options.ts';
import type { World } from '../world.ts';
import { exportingOf } from './exporting-of.ts';
import { deliver, namesOf, type ReportTarget } from './report-targets.ts';
import { plainScreen } from './screen.ts';

/** Saves `class.json`, `class.csv` and `class.html` in the run's folder, reports the class and returns its exit code. */
export const classOutcome = async (
  report: ClassReport,
  folder: string,
  targets: readonly ReportTarget<ClassReporter>[],
  world: World,
  options: ShowOptions,
): Promise<number> => {
  const reportOf = (id: string) => readReport(join(folder, id, 'report.json'));
  const input = { report, reportOf, pageOf: null, exporting: await exportingOf(options, namesOf(targets)) };
  const text = (reporter: ClassReporter, screen: Screen = plainScreen) => reporter.render(input, screen);
  try {
    await writeClass(folder, {
      'class.json': await text(classJson),
      'class.csv': await text(classCsv),
      'class.html': await text(classHtml),
    });
  } catch (error) {
    throw new UsageError(
      `The class cannot be saved in ${folder}: ${reasonOf(error)}.`,
      'Each report is saved there; make room, then write the class anew with labcheck merge.',
    );
  }
  try {
    if (targets.some(({ reporter }) => reporter.gradebook)) assertSeen(report.students, options.acceptSelfReported);
    await deliver(targets, text, (reporter) => reporter.appendices?.(input) ?? [], world, options);
  } finally {
    world.stderr.write(`saved in ${folder}: class.html, class.json, class.csv and a folder for each student\n`);
  }
  return exitCodeOfClass(report);
};

/** The highest of its students'; a student without a report needs a person to look. */
export const exitCodeOfClass = ({ students, missing }: ClassReport): number =>
  worst([
    ...students.map(({ grade, checks }) => {
      if (grade.needsReview) return exitCodes.review;
      return checks.some(({ bonus, status }) => !bonus && status !== 'passed') ? exitCodes.failed : exitCodes.passed;
    }),
    ...missing.map(() => exitCodes.review),
  ]);
