import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Course } from '../../documents/course.ts';
import { visible } from '../../languages/visible.ts';
import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { wrap } from '../../reporters/wrap.ts';
import type { Composition } from '../composition.ts';
import { exitCodes } from '../exit-code.ts';
import { chooseLab } from '../options/choose-lab.ts';
import { loadCourse } from '../options/course-file.ts';
import { nearestCourseFile } from '../options/nearest-course.ts';
import { courseSummary } from '../output/course-summary.ts';
import { screenOf } from '../output/screen.ts';
import type { World } from '../world.ts';

/** `labcheck check-course`: everything that is wrong with a course, or what it comes to. No host is connected to. */
export const checkCourseCommand = async (
  options: { readonly course?: string },
  composition: Composition,
  { stdout, env }: World,
): Promise<number> => {
  const file = options.course ?? nearestCourseFile();
  if (file === undefined)
    throw new UsageError(
      'There is no course.yaml here or in a folder above.',
      'Name it with --course FILE, or make one: labcheck init',
    );
  const course = await loadCourse(file, composition.labs, undefined, { most: Infinity, fileExists: besides(file) });
  const { columns } = screenOf(stdout, env);
  for (const line of describe(course, chooseLab(await composition.labs(course.lab), course.lab), columns))
    stdout.write(`${line}\n`);
  return exitCodes.passed;
};

/** Whether a file that a course names is there, beside it. */
const besides =
  (course: string) =>
  (file: string): boolean =>
    existsSync(file.startsWith('/') ? file : join(dirname(course), file));

const describe = (course: Course, lab: Lab, columns: number): string[] => {
  const rows = courseSummary(course, lab);
  const widest = Math.max(...rows.map(({ label }) => label.length));
  return [
    ...wrap('', visible(`${course.file} is fine: ${course.title}.`, 1000), columns),
    ...rows.flatMap(({ label, text }) => wrap(`  ${label.padEnd(widest)}  `, visible(text, 4000), columns)),
  ];
};
