import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Course, CourseStudent } from '../../documents/course.ts';
import { besideFile } from '../../documents/files/beside-file.ts';
import { holdsPassword } from '../../documents/secrets.ts';
import { type GradeRequest, self } from '../../grading/grade-host.ts';
import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { ownValue } from '../../model/own-value.ts';
import type { ManualPoints } from '../../model/weight.ts';
import { plan } from '../../stages/plan.ts';
import { dropped, weigh } from '../../stages/weigh.ts';
import { hostUri, transportFor, typedHost } from '../../transports/index.ts';
import type { SshSettings } from '../../transports/ssh/index.ts';
import type { Composition } from '../composition.ts';
import { languageNote, otherLanguages } from '../output/other-languages.ts';
import { terminalAsk } from '../output/terminal-ask.ts';
import type { World } from '../world.ts';
import { chooseStudents } from './choose-students.ts';
import type { GradeOptions } from './grade-options.ts';
import { usualTimeoutMs } from './hosts.ts';
import { oneMachine } from './is-class.ts';
import { knownLab, labOfHost } from './known-lab.ts';
import { loadCourse } from './load-course.ts';
import { nearestCourseFile } from './nearest-course-file.ts';
import { skipped } from './skipped.ts';

/** The requests of a run, and what they have in common. */
export type Requests = {
  readonly requests: readonly GradeRequest[];
  /** The lab, as the course weighs it. */
  readonly lab: Lab;
  /** Where the course is kept. */
  readonly folder: string;
  /** The ids of all students of the course. */
  readonly roster: readonly string[];
  /** The files that are read: the course and what it names, decisions, evidence in the place of hosts. */
  readonly inputs: readonly string[];
  /** A line to be said before. */
  readonly note: string | undefined;
};

/**
 * Completes what was typed from the course file, where there is one.
 *
 * @throws UsageError for all that can be known to be wrong before a host is asked
 */
export const readRequests = async (
  options: Partial<GradeOptions>,
  load: Composition['labs'],
  world: World,
): Promise<Requests> => {
  const { group = [] } = options;
  const host = options.host === undefined ? undefined : typedHost(options.host);
  if (new Set(options.student).size > 1 && host !== undefined) throw oneMachine();
  if (host !== undefined && holdsPassword(host))
    throw new UsageError(
      '--host holds a password.',
      'Leave it out, and log in with a key: others see what is typed here.',
    );
  const file = courseFileFor(options);
  const course = file === undefined ? undefined : await loadCourse(file, load, options.lab);
  const folder = file === undefined ? '.' : dirname(file);
  const chosen =
    course && (options.all === true || group.length > 0 || options.student !== undefined)
      ? chooseStudents(course, { students: options.student ?? [], group })
      : [undefined];
  const weights = course?.weights ?? {};
  const name = options.lab ?? (course?.lab || (await labOfHost(host ?? 'local:')));
  const lab = weigh(await knownLab(load, name, world), weights);
  const skip = [...(course?.defaults.skip ?? []), ...dropped(weights), ...skipped(lab, options)];
  const ssh = sshSettings(options, course);
  const configured = course?.sources.bySsh;
  const byConfiguration: SshSettings = { ...ssh, ...(configured ? { configFile: configured.file } : {}) };
  const requests = chosen.map((student): GradeRequest => {
    const at = host ?? (student ? hostUri(student.host).from(folder) : 'local:');
    transportFor(at);
    const set = { ...course?.defaults.set, ...student?.set, ...options.set };
    return {
      plan: plan(lab, set, [...skip, ...(student?.skip ?? [])], options.phase),
      student: student ? { id: student.id, name: student.name } : self,
      host: at,
      hints: options.hints ?? course?.hints ?? 'nudge',
      timeoutMs: options.timeout ?? course?.timeoutMs ?? usualTimeoutMs,
      ssh: !host && student && configured?.students.includes(student.id) ? byConfiguration : ssh,
      manual: student && course ? manualOf(course, student) : [],
      group: student?.group,
      email: student?.email,
      total: course?.total,
    };
  });
  return {
    ...{ requests, lab, folder },
    inputs: [
      ...[file, options.override, ...requests.map((request) => hostUri(request.host).file)],
      ...(course ? filesBeside(course) : []),
    ].filter((name) => name !== undefined),
    roster: course ? course.students.map(({ id }) => id) : [self.id],
    note: languageNote(otherLanguages(chosen.flatMap((student) => student ?? []))),
  };
};

/** The tables and the inventory that a course names. */
const filesBeside = ({ file, sources }: Course): string[] => [
  ...sources.rosters.map((roster) => besideFile(file, roster.file)),
  ...(sources.bySsh.file === '' ? [] : [sources.bySsh.file]),
];

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
  manual.map((task) => ({ ...task, earned: ownValue(student.manual, task.id) ?? null }));
