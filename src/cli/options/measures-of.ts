import type { SavedRun } from '../../documents/files/read-run.ts';
import type { Measures } from '../../grading/regrade-run.ts';
import { UsageError } from '../../model/errors.ts';
import type { Composition } from '../composition.ts';
import type { World } from '../world.ts';
import { gradeOptions } from './grade-options.ts';
import { knownLab } from './known-lab.ts';
import { nearestCourseFile } from './nearest-course-file.ts';
import { valuesOf } from './option.ts';
import { readRequests } from './read-requests.ts';

/**
 * The lab as the course weighs it today; without a course, as it is. A run of one student does not say which course it
 * is of: the nearest one counts where it has this student and this lab.
 */
export const measuresOf = async (
  { journal, students }: SavedRun,
  course: string | undefined,
  load: Composition['labs'],
  world: World,
): Promise<Measures> => {
  const command = valuesOf(gradeOptions, journal?.command ?? {});
  const named = course ?? command.course;
  const file = named ?? nearestCourseFile();
  const report = students.flatMap((student) => ('report' in student ? student.report : []))[0];
  const id = journal?.lab.id ?? report?.lab.id;
  const asItIs = async (): Promise<Measures> => ({ lab: await knownLab(load, id, world), requests: new Map() });
  if (file === undefined) return asItIs();
  const { student: _, group: __, ...rest } = command;
  const { lab, requests: all } = await readRequests({ ...rest, course: file, all: true }, load, world);
  const requests = new Map(all.map((request) => [request.student.id, request]));
  const isOfRun = id === undefined || lab.id === id;
  if (named === undefined && !(isOfRun && students.some((student) => requests.has(student.id)))) return asItIs();
  if (!isOfRun)
    throw new UsageError(
      `The run is of the lab ${id}, ${file} is of ${lab.id}.`,
      'Name the course file of the run: --course FILE.',
    );
  return { lab, requests };
};
