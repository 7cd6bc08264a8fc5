import type { HintLevel } from '../model/report.ts';
import { contradictions } from './course-contradictions.ts';
import { courseSchema } from './course-schema.ts';
import { type Path, type Problem, placed, refusal } from './position.ts';
import { schemaProblems, shown } from './schema-problems.ts';
import { readText } from './text-file.ts';
import { parseYaml } from './yaml-text.ts';

/** Parameters as text, by name, and checks that are left out. */
export type Choices = { readonly set: Readonly<Record<string, string>>; readonly skip: readonly string[] };

export type CourseStudent = Choices & {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  /** Where the course file holds this student. */
  readonly path: Path;
};

/** Who is graded, on which host, with which parameters. */
export type Course = {
  readonly lab: string;
  readonly hints: HintLevel | undefined;
  readonly defaults: Choices;
  readonly students: readonly CourseStudent[];
};

const limits = {
  mostBytes: 1_000_000,
  cure: 'Correct the course file, or name another with --course FILE. A student is written: - { id: alice, host: "local:", set: { x: 7 } }',
};

/**
 * Reads a course file whole: every problem is told at once, each with its line and column.
 *
 * @param inspect finds what only the caller can know, such as values that the lab does not allow; it is handed the
 *   students whose own shape is right
 * @throws UsageError where the file cannot be used
 */
export const readCourse = async (file: string, inspect: (course: Course) => readonly Problem[]): Promise<Course> => {
  const { value, where, problems } = parseYaml(file, await readText(file, limits), limits.cure);
  const ofShape = (await schemaProblems(courseSchema, value, { every: true })).map(explained(value));
  const course = courseOf(value, ofShape);
  const ofSense = [...contradictions(course, where), ...inspect(course)];
  const all = [...problems, ...placed([...ofShape, ...ofSense], where)];
  if (all.length > 0) throw refusal(file, all, limits.cure);
  return course;
};

/** A roster in a file of its own is a wish that deserves a plain answer. */
const explained =
  (value: unknown) =>
  (problem: Problem): Problem => {
    const roster = problem.path.join() === 'students' ? (value as { students: unknown }).students : undefined;
    if (typeof roster !== 'string') return problem;
    return {
      ...problem,
      says: `students is ${shown(roster)}: rosters in a file of their own are not in this version; write the students here, as a list.`,
    };
  };

/** What a file means, as far as its shape is right: the rest has a problem of its own. */
const courseOf = (value: unknown, problems: readonly Problem[]): Course => {
  const sound = (...path: Path): boolean =>
    !problems.some((problem) => path.every((step, index) => problem.path[index] === step));
  const at = (of: unknown, key: string): unknown =>
    typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as Record<string, unknown>)[key] : undefined;
  const [lab, students] = [at(value, 'lab'), at(value, 'students')];
  return {
    lab: typeof lab === 'string' && sound('lab') ? lab : '',
    hints: at(value, 'hints') as HintLevel | undefined,
    defaults: sound('defaults') ? choicesOf(at(value, 'defaults')) : choicesOf({}),
    students: (Array.isArray(students) ? students : []).flatMap((student: unknown, index) => {
      const path = ['students', index];
      if (!sound(...path)) return [];
      const { id, name = id, host, ...rest } = student as { id: string; name?: string; host: string };
      return [{ id, name, host, path, ...choicesOf(rest) }];
    }),
  };
};

const choicesOf = (of: unknown): Choices => {
  const { set = {}, skip = [] } = (of ?? {}) as { set?: Record<string, string | number>; skip?: string[] };
  return { set: Object.fromEntries(Object.entries(set).map(([name, value]) => [name, String(value)])), skip };
};
