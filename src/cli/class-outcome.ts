import { writeClass } from '../documents/class-file.ts';
import { reasonOf } from '../documents/text-file.ts';
import type { ClassReport } from '../model/class-report.ts';
import { UsageError } from '../model/errors.ts';
import { classCsv } from '../reporters/class-csv.ts';
import { classTerminal } from '../reporters/class-terminal.ts';
import { exitCodes, worst } from './exit-code.ts';
import { screenOf } from './screen.ts';
import type { World } from './world.ts';

/** Saves `class.json` and `class.csv` in the run's folder, shows the class and returns its exit code. */
export const classOutcome = async (
  report: ClassReport,
  folder: string,
  world: World,
  color: boolean | undefined,
): Promise<number> => {
  try {
    await writeClass(folder, report, classCsv(report));
  } catch (error) {
    throw new UsageError(
      `The class cannot be saved in ${folder}: ${reasonOf(error)}.`,
      'Each report is saved there; make room, then write the class anew with labcheck merge.',
    );
  }
  world.stdout.write(classTerminal(report, screenOf(world.stdout, world.env, color)));
  world.stderr.write(`saved in ${folder}: class.json, class.csv and a folder for each student\n`);
  return exitCodeOfClass(report);
};

/** The highest of its students'; a student without a report needs a person to look. */
const exitCodeOfClass = ({ students, missing }: ClassReport): number =>
  worst([
    ...students.map(({ grade, checks }) => {
      if (grade.needsReview) return exitCodes.review;
      return checks.some(({ bonus, status }) => !bonus && status !== 'passed') ? exitCodes.failed : exitCodes.passed;
    }),
    ...missing.map(() => exitCodes.review),
  ]);
