import type { HintLevel } from '../model/report.ts';
import type { ManualTask, Weights } from '../model/weight.ts';
import { contradictions } from './course-contradictions.ts';
import { courseOf } from './course-meaning.ts';
import { courseSchema } from './course-schema.ts';
import { gatherStudents } from './course-students.ts';
import { type NameOf, type Path, type Problem, placed, refusal } from './position.ts';
import { schemaProblems } from './schema-problems.ts';
import { secretProblems } from './secrets.ts';
import { readText } from './text-file.ts';
import { parseYaml } from './yaml-text.ts';

/** Parameters as text, by name, and checks that are left out. */
export type Choices = { readonly set: Readonly<Record<string, string>>; readonly skip: readonly string[] };

export type CourseStudent = Choices & {
  readonly id: string;
  readonly name: string;
  /** With the login, where the course says one. */
  readonly host: string;
  readonly group: string | undefined;
  readonly language: string | undefined;
  /** Points given by hand, by the manual task's id. */
  readonly manual: Readonly<Record<string, number>>;
  /** The student's place in the list that holds the rosters' students too. */
  readonly path: Path;
};

/** Who is graded, on which host, with which parameters. */
export type Course = {
  readonly file: string;
  readonly title: string;
  readonly lab: string;
  readonly hints: HintLevel | undefined;
  readonly timeoutMs: number | undefined;
  /** The hosts through which the others are reached, as `ProxyJump` writes them. */
  readonly jump: string | undefined;
  readonly weights: Weights;
  readonly manual: readonly ManualTask[];
  readonly defaults: Choices;
  readonly students: readonly CourseStudent[];
};

const limits = {
  mostBytes: 1_000_000,
  cure: 'Correct the course file, or name another with --course FILE. A student is written: - { id: alice, host: "local:", set: { x: 7 } }',
};

export type ReadOptions = {
  /** How many problems are told. */
  readonly most?: number;
};

/**
 * Reads a course file whole, with its rosters: every problem is told at once, each with its file, line and column.
 *
 * @param inspect finds what only the caller can know, such as values that the lab does not allow; it is handed the
 *   students whose own shape is right, and what each value is called
 * @throws UsageError where the file cannot be used
 */
export const readCourse = async (
  file: string,
  inspect: (course: Course, nameOf: NameOf) => readonly Problem[] | Promise<readonly Problem[]>,
  { most }: ReadOptions = {},
): Promise<Course> => {
  const yaml = parseYaml(file, await readText(file, limits), limits.cure);
  const { value, where, nameOf, problems, lacksRoster } = await gatherStudents(file, yaml);
  const ofShape = (await schemaProblems(courseSchema, value, { every: true, nameOf })).filter(
    ({ path }) => !(lacksRoster && path.join() === 'students'),
  );
  const course = courseOf(file, value, ofShape);
  const ofSense = [...contradictions(course, where, nameOf), ...(await inspect(course, nameOf))];
  const secrets = secretProblems(value, nameOf);
  // Whatever else is wrong with a secret would have to quote it.
  const tellable = [...ofShape, ...ofSense].filter(
    ({ path }) => !secrets.some((secret) => secret.path.join('\0') === path.join('\0')),
  );
  const all = [...yaml.problems, ...problems, ...placed([...tellable, ...secrets], where)];
  if (all.length > 0) throw refusal(file, all, limits.cure, most);
  return course;
};
