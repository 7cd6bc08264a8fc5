import { dirname, isAbsolute, join } from 'node:path';
import type { Course, CourseStudent } from '../documents/course.ts';
import { UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { nearest } from '../model/nearest.ts';
import { transportFor } from '../transports/index.ts';
import { assertGradable, type GradeRequest, self } from './grade.ts';
import type { GradeOptions } from './grade-options.ts';
import { chooseLab } from './labs.ts';
import { nearestCourseFile } from './nearest-course.ts';
import { readHints, readSet, readTimeout } from './option-values.ts';

/** Who is graded, and the folder that the course is kept in. */
export type Requests = { readonly requests: readonly GradeRequest[]; readonly folder: string };

/**
 * Completes what was typed from the course file, where there is one.
 *
 * @throws UsageError for all that can be known to be wrong before a host is asked
 */
export const readRequests = async (options: GradeOptions, labs: readonly Lab[]): Promise<Requests> => {
  const typed = { set: readSet(options.set), hints: readHints(options.hints), timeoutMs: readTimeout(options.timeout) };
  const { host, skip = [] } = options;
  const ids = [...new Set(options.student)];
  if (ids.length > 1 && host !== undefined)
    throw new UsageError(
      '--host names one machine, but several students were named.',
      'Grade them one by one, or write their hosts into the course file.',
    );
  const file = courseFileFor(options);
  const course =
    file === undefined ? undefined : await (await import('./course-file.ts')).loadCourse(file, labs, options.lab);
  const folder = file === undefined ? '.' : dirname(file);
  const students = course && ids.length > 0 ? ids.map((id) => studentOf(course, id, file!)) : [undefined];
  const requests: GradeRequest[] = [];
  for (const student of students) {
    const at = host ?? (student ? fromCourse(student.host, folder) : 'local:');
    const request = {
      lab: chooseLab(labs, options.lab ?? course?.lab ?? (await labOfEvidence(at))),
      student: student ? { id: student.id, name: student.name } : self,
      host: at,
      set: { ...course?.defaults.set, ...student?.set, ...typed.set },
      skip: [...new Set([...(course?.defaults.skip ?? []), ...(student?.skip ?? []), ...skip])],
      hints: typed.hints ?? course?.hints ?? 'nudge',
      timeoutMs: typed.timeoutMs,
    };
    assertGradable(request);
    requests.push(request);
  }
  return { requests, folder };
};

/** `--lab` alone means: this machine, without a course. */
const courseFileFor = ({ course, student, lab }: GradeOptions): string | undefined => {
  if (course !== undefined || (lab !== undefined && student === undefined)) return course;
  const found = nearestCourseFile();
  if (found === undefined && student !== undefined)
    throw new UsageError(
      `--student ${student.join(' ')} needs a course file, and there is no course.yaml here or in a folder above.`,
      'Name it with --course FILE.',
    );
  return found;
};

const studentOf = ({ students }: Course, id: string, file: string): CourseStudent => {
  const found = students.find((student) => student.id === id);
  if (found) return found;
  const ids = students.map((student) => student.id);
  const some = ids.length > 20 ? `${ids.slice(0, 20).join(', ')} and ${ids.length - 20} more` : ids.join(', ');
  throw new UsageError(`${file} has no student "${id}".${nearest(id, ids)}`, `Its students are: ${some}.`);
};

/** Evidence that a course file names lies beside it. */
const fromCourse = (host: string, folder: string): string => {
  const [, path] = /^evidence:(.+)$/s.exec(host) ?? [];
  return path === undefined || isAbsolute(path) ? host : `evidence:${join(folder, path)}`;
};

const labOfEvidence = async (host: string): Promise<string | undefined> => {
  const transport = transportFor(host);
  return transport.kind === 'evidence' ? (await transport.read(host)).lab : undefined;
};
