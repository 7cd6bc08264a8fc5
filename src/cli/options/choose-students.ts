import type { Course, CourseStudent } from '../../documents/course.ts';
import { UsageError } from '../../model/errors.ts';
import { groupsOf } from '../../model/groups-of.ts';
import { nearest } from '../../model/nearest.ts';

/** Whom the command line names: by id, and by group. */
export type StudentChoice = { readonly students?: readonly string[]; readonly group?: readonly string[] };

/**
 * The students who are named, or in a group that is named, in the order of the course; all where nothing is named.
 *
 * @throws UsageError for a student or a group that the course does not have
 */
export const chooseStudents = (course: Course, { students = [], group = [] }: StudentChoice): CourseStudent[] => {
  const ids = course.students.map(({ id }) => id);
  const groups = [...new Set(course.students.flatMap((student) => groupsOf(student.group)))];
  for (const id of students)
    if (!ids.includes(id))
      throw new UsageError(
        `${course.file} has no student "${id}".${nearest(id, ids)}`,
        listed('--student', id) ?? `Its students are: ${some(ids)}.`,
      );
  for (const name of group)
    if (!groups.includes(name))
      throw new UsageError(
        `${course.file} has no group "${name}".${nearest(name, groups)}`,
        listed('--group', name) ??
          (groups.length > 0
            ? `Its groups are: ${some(groups)}.`
            : 'No student has a group: write group: beside the id.'),
      );
  if (students.length === 0 && group.length === 0) return [...course.students];
  return course.students.filter(
    (student) => students.includes(student.id) || groupsOf(student.group).some((name) => group.includes(name)),
  );
};

/** The cure for a list with commas where one name is expected. */
const listed = (option: string, text: string): string | undefined => {
  const names = text.split(',').map((name) => name.trim());
  return names.length === 1
    ? undefined
    : `Name several one by one: ${names.map((name) => `${option} ${name}`).join(' ')}`;
};

const some = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(', ')} and ${names.length - 20} more` : names.join(', ');
