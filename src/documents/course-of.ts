import type { HintLevel } from '../model/report.ts';
import { type TotalRule, usualTotal } from '../model/total.ts';
import type { HostReader } from '../model/transport.ts';
import type { ManualTask, Weights } from '../model/weight.ts';
import type { Choices, Course, CourseSources, CourseStudent } from './course.ts';
import type { Path, Problem } from './position.ts';

type WrittenChoices = {
  readonly set?: Readonly<Record<string, string | number>>;
  readonly skip?: readonly string[];
};
type Login = { readonly user?: string | undefined; readonly language?: string | undefined };
type WrittenStudent = WrittenChoices &
  Login & {
    readonly id: string;
    readonly name?: string;
    readonly host: string;
    readonly group?: string;
    readonly email?: string;
    readonly manual?: Readonly<Record<string, number>>;
  };
/** A course as its file writes it: each part may be absent, or of a wrong shape. */
type WrittenCourse = {
  readonly course?: string;
  readonly lab?: string;
  readonly hints?: HintLevel;
  readonly language?: string;
  readonly timeout?: number;
  readonly checks?: Weights;
  readonly manual?: readonly ManualTask[];
  readonly defaults?: WrittenChoices & Login & { readonly jump?: string };
  readonly total?: Partial<TotalRule>;
  readonly students?: readonly WrittenStudent[];
};

/** Reads a course from data, skipping values that already have a schema problem. */
export const courseOf = (
  file: string,
  value: unknown,
  problems: readonly Problem[],
  sources: CourseSources,
  hostUri: HostReader,
): Course => {
  const isSound = (...path: Path): boolean =>
    !problems.some((problem) => path.every((step, index) => problem.path[index] === step));
  const written: WrittenCourse = typeof value === 'object' && value !== null ? value : {};
  /** A mapping without the values that are wrong: what is wrong with one says nothing of the others. */
  const soundIn = <T extends object>(mapping: T | undefined, ...path: Path): T =>
    Object.fromEntries(
      isSoundItself(path) ? Object.entries(mapping ?? {}).filter(([key]) => isSound(...path, key)) : [],
    ) as T;
  const isSoundItself = (path: Path): boolean =>
    !problems.some((problem) => problem.path.join('\0') === path.join('\0'));
  const sound = soundIn(written);
  const { course = '', lab = '', hints, timeout, manual = [] } = sound;
  const checks = soundIn<Weights>(written.checks, 'checks');
  const defaults = soundIn<NonNullable<WrittenCourse['defaults']>>(written.defaults, 'defaults');
  const login = { user: defaults.user, language: defaults.language ?? sound.language };
  const students = Array.isArray(written.students) ? (written.students as readonly WrittenStudent[]) : [];
  return {
    file,
    title: course,
    lab,
    hints,
    timeoutMs: timeout === undefined ? undefined : timeout * 1000,
    jump: defaults.jump,
    weights: checks,
    manual,
    total: { ...usualTotal, ...soundIn<NonNullable<WrittenCourse['total']>>(written.total, 'total') },
    sources,
    defaults: choicesOf(defaults),
    students: students.flatMap((student, index) => {
      const path = ['students', index];
      if (!isSoundItself(path) || !isSound(...path, 'id') || !isSound(...path, 'host')) return [];
      const { manual: given = {}, ...own } = soundIn(student, ...path);
      // Where the tasks are wrong, nothing can be said of the points for them.
      return [studentOf({ ...own, manual: isSound('manual') ? given : {} }, path, login, hostUri)];
    }),
  };
};

const studentOf = (student: WrittenStudent, path: Path, defaults: Login, hostUri: HostReader): CourseStudent => {
  const { id, name = id, group, email, manual = {} } = student;
  const user = student.user ?? defaults.user;
  const host = hostUri(student.host);
  return {
    id,
    name,
    host: user === undefined ? host.full : host.as(user),
    group,
    email,
    language: student.language ?? defaults.language,
    manual,
    path,
    ...choicesOf(student),
  };
};

const choicesOf = ({ set = {}, skip = [] }: WrittenChoices): Choices => ({
  set: Object.fromEntries(Object.entries(set).map(([name, value]) => [name, String(value)])),
  skip,
});
