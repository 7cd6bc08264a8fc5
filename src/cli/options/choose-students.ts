import type { Course, CourseStudent } from '../../documents/course.ts';
import { UsageError } from '../../model/errors.ts';
import { groupsOf } from '../../model/groups-of.ts';
import { nearest } from '../../model/nearest.ts';
import { someOf } from '../../model/some-of.ts';

/** More would hide the sentence that they stand in. */
const mostNamed = 20;

/** The students that the command line names: by id or name, and by group. */
export type StudentChoice = { readonly students?: readonly string[]; readonly group?: readonly string[] };

/**
 * The students who are named, or in a group that is named, in the order of the course; all where nothing is named.
 *
 * @throws UsageError for a student or a group that the course does not have
 */
export const chooseStudents = (course: Course, { students = [], group = [] }: StudentChoice): CourseStudent[] => {
  const ids = course.students.map(({ id }) => id);
  const wanted = students.map((typed) => idOf(course, typed));
  const groups = [...new Set(course.students.flatMap((student) => groupsOf(student.group)))];
  for (const id of wanted)
    if (!ids.includes(id))
      throw new UsageError(
        `${course.file} has no student "${id}".${nearest(id, [...ids, ...course.students.map(({ name }) => name)])}`,
        listed('--student', id) ?? `Its students are: ${someOf(ids, mostNamed)}.`,
      );
  for (const name of group)
    if (!groups.includes(name))
      throw new UsageError(
        `${course.file} has no group "${name}".${nearest(name, groups)}`,
        listed('--group', name) ??
          (groups.length > 0
            ? `Its groups are: ${someOf(groups, mostNamed)}.`
            : 'No student has a group: write group: beside the id.'),
      );
  if (students.length === 0 && group.length === 0) return [...course.students];
  return course.students.filter(
    (student) => wanted.includes(student.id) || groupsOf(student.group).some((name) => group.includes(name)),
  );
};

/** A student is named by id, or by name where nobody else has it. @throws UsageError for a name that several have */
const idOf = ({ file, students }: Course, typed: string): string => {
  if (students.some(({ id }) => id === typed)) return typed;
  const plain = (name: string): string => name.normalize('NFC').toLocaleLowerCase();
  const named = students.filter(({ name }) => plain(name) === plain(typed));
  if (named.length > 1)
    throw new UsageError(
      `${file} has ${named.length} students of the name "${typed}".`,
      `Name one by id: ${named.map(({ id }) => `--student ${id}`).join(' or ')}`,
    );
  return named[0]?.id ?? typed;
};

/** The cure for a list with commas where one name is expected. */
const listed = (option: string, text: string): string | undefined => {
  const names = text.split(',').map((name) => name.trim());
  return names.length === 1
    ? undefined
    : `Name several one by one: ${names.map((name) => `${option} ${name}`).join(' ')}`;
};
