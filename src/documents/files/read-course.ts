import type { HostReader } from '../../model/transport.ts';
import { contradictions } from '../contradictions.ts';
import type { Course, CourseSources } from '../course.ts';
import { courseOf } from '../course-of.ts';
import { courseSchema } from '../course-schema.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { NameOf, Problem } from '../position.ts';
import { placed, refusal } from '../refusal.ts';
import { schemaProblems } from '../schema-problems.ts';
import { secretProblems } from '../secrets.ts';
import { gatherStudents } from './gather-students.ts';
import { joinHosts } from './join-hosts.ts';
import { readText } from './read-text.ts';

const limits = {
  mostBytes: 1_000_000,
  cure: 'Correct the course file, or name another with --course FILE. A student is written: - { id: alice, host: "local:", set: { x: 7 } }',
};

export type ReadOptions = {
  /** How many problems are told. */
  readonly most?: number;
  /** The parameters of a lab, by its id: other columns of a roster are no part of the course. */
  readonly parametersOf?: (lab: string) => Promise<readonly string[] | undefined>;
};

/**
 * Reads a course file whole, with its rosters: every problem is told at once, each with its file, line and column.
 *
 * @param inspect finds what only the caller can know, such as values that the lab does not allow; it is handed the
 *   students whose own shape is right, and what each value is called
 * @param hostUri reads a host's URI, or throws where it cannot be read
 * @throws UsageError where the file cannot be used
 */
export const readCourse = async (
  file: string,
  inspect: (course: Course, nameOf: NameOf) => readonly Problem[] | Promise<readonly Problem[]>,
  hostUri: HostReader,
  { most, parametersOf }: ReadOptions = {},
): Promise<Course> => {
  const yaml = parseYaml(file, await readText(file, limits), limits.cure);
  const { lab, hosts, defaults } = (yaml.value ?? {}) as WrittenSources;
  const gathered = await gatherStudents(file, yaml, {
    parameters: await parametersOf?.(String(lab)),
    hostsElsewhere: hosts !== undefined || defaults?.host !== undefined,
  });
  const { where, nameOf, lacksRoster, rosters } = gathered;
  const { value, problems, ...ofHosts } = await joinHosts(file, gathered);
  const ofShape = (await schemaProblems(courseSchema, value, { every: true, nameOf })).filter(
    ({ path }) => !(lacksRoster && path.join() === 'students'),
  );
  const read = tolerant(hostUri);
  const sources: CourseSources = { rosters, ...ofHosts };
  const course = courseOf(file, value, ofShape, sources, read);
  const ofSense = [...contradictions(course, where, nameOf, read), ...(await inspect(course, nameOf))];
  const secrets = secretProblems(value, nameOf);
  // Any other message about a secret would print it.
  const tellable = [...ofShape, ...ofSense].filter(
    ({ path }) => !secrets.some((secret) => secret.path.join('\0') === path.join('\0')),
  );
  const all = [...yaml.problems, ...gathered.problems, ...problems, ...placed([...tellable, ...secrets], where)];
  if (all.length > 0) throw refusal(file, all, limits.cure, most);
  return course;
};

/** A URI that cannot be read, which is a problem of its own, is taken as it is written. */
const tolerant =
  (read: HostReader): HostReader =>
  (uri) => {
    try {
      return read(uri);
    } catch {
      return { full: uri, machine: uri, as: () => uri, from: () => uri };
    }
  };

/** The parts of a course that say where its students come from, of any shape. */
type WrittenSources = {
  readonly lab?: unknown;
  readonly hosts?: unknown;
  readonly defaults?: { readonly host?: unknown };
};
