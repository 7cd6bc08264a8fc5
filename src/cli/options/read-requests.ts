import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Course, CourseStudent } from '../../documents/course.ts';
import { holdsPassword } from '../../documents/secrets.ts';
import { assertGradable, type GradeRequest, self } from '../../grading/grade-host.ts';
import { UsageError } from '../../model/errors.ts';
import type { ManualPoints } from '../../model/weight.ts';
import { dropped, weigh } from '../../stages/weigh.ts';
import { hostUri, transportFor } from '../../transports/index.ts';
import type { SshSettings } from '../../transports/ssh/index.ts';
import type { Composition } from '../composition.ts';
import { languageNote, otherLanguages } from '../output/other-languages.ts';
import { terminalAsk } from '../output/terminal-ask.ts';
import { chooseLab } from './choose-lab.ts';
import { chooseStudents } from './choose-students.ts';
import type { GradeOptions } from './grade-options.ts';
import { usualTimeoutMs } from './hosts.ts';
import { loadCourse } from './load-course.ts';
import { nearestCourseFile } from './nearest-course-file.ts';

/** The students to grade, the course's folder, the ids of all its students, and a warning to print first. */
export type Requests = {
  readonly requests: readonly GradeRequest[];
  readonly folder: string;
  readonly roster: readonly string[];
  readonly note: string | undefined;
};

/**
 * Completes what was typed from the course file, where there is one.
 *
 * @throws UsageError for all that can be known to be wrong before a host is asked
 */
export const readRequests = async (options: Partial<GradeOptions>, load: Composition['labs']): Promise<Requests> => {
  const { host, skip = [] } = options;
  const ids = [...new Set(options.student)];
  if (ids.length > 1 && host !== undefined)
    throw new UsageError(
      '--host names one machine, but several students were named.',
      'Grade them one by one, or write their hosts into the course file.',
    );
  if (host !== undefined && holdsPassword(host))
    throw new UsageError(
      '--host holds a password.',
      'Leave it out, and log in with a key: others see what is typed here.',
    );
  const file = courseFileFor(options);
  const course = file === undefined ? undefined : await loadCourse(file, load, options.lab);
  const folder = file === undefined ? '.' : dirname(file);
  const { all = false, group = [] } = options;
  const students =
    course && (all || group.length > 0 || ids.length > 0)
      ? chooseStudents(course, { students: ids, group })
      : [undefined];
  const weights = course?.weights ?? {};
  const ssh = sshSettings(options, course);
  const requests: GradeRequest[] = [];
  for (const student of students) {
    const at = host ?? (student ? hostUri(student.host).from(folder) : 'local:');
    const lab = options.lab ?? course?.lab ?? (await labOfEvidence(at));
    const request = {
      lab: weigh(chooseLab(await load(lab), lab), weights),
      student: student ? { id: student.id, name: student.name } : self,
      host: at,
      set: { ...course?.defaults.set, ...student?.set, ...options.set },
      skip: [...new Set([...(course?.defaults.skip ?? []), ...(student?.skip ?? []), ...dropped(weights), ...skip])],
      phases: options.phase ?? [],
      hints: options.hints ?? course?.hints ?? 'nudge',
      timeoutMs: options.timeout ?? course?.timeoutMs ?? usualTimeoutMs,
      ssh,
      manual: student && course ? manualOf(course, student) : [],
      group: student?.group,
      email: student?.email,
      total: course?.total,
    };
    assertGradable(request);
    requests.push(request);
  }
  return {
    requests,
    folder,
    roster: course ? course.students.map(({ id }) => id) : [self.id],
    note: languageNote(otherLanguages(students.flatMap((student) => student ?? []))),
  };
};

/** How the hosts of a run are reached over SSH. */
const sshSettings = (
  { acceptNewHostKeys = false, identity = [] }: Partial<GradeOptions>,
  course: Course | undefined,
): SshSettings => {
  for (const file of identity)
    if (!existsSync(file))
      throw new UsageError(
        `--identity ${file}: there is no such file.`,
        'Name a private key, such as ~/.ssh/id_ed25519.',
      );
  const ask = terminalAsk();
  return {
    ...(course?.jump === undefined ? {} : { jump: course.jump }),
    ...(acceptNewHostKeys ? { acceptNew: true } : {}),
    ...(identity.length > 0 ? { identities: identity } : {}),
    ...(ask ? { ask } : {}),
  };
};

/** `--lab` alone means: this machine, without a course. */
const courseFileFor = ({ course, student, all, group, lab }: Partial<GradeOptions>): string | undefined => {
  const asked = student
    ? `--student ${student.join(' ')}`
    : group
      ? `--group ${group.join(' ')}`
      : all
        ? '--all'
        : undefined;
  if (course !== undefined || (lab !== undefined && asked === undefined)) return course;
  const found = nearestCourseFile();
  if (found === undefined && asked !== undefined)
    throw new UsageError(
      `${asked} needs a course file, and there is no course.yaml here or in a folder above.`,
      'Name it with --course FILE.',
    );
  return found;
};

const manualOf = ({ manual }: Course, student: CourseStudent): ManualPoints[] =>
  manual.map((task) => ({ ...task, earned: student.manual[task.id] ?? null }));

const labOfEvidence = async (host: string): Promise<string | undefined> => {
  const transport = transportFor(host);
  return transport.kind === 'evidence' ? (await transport.read(host)).lab : undefined;
};
