import type { Choices, Course } from '../../documents/course.ts';
import { type ReadOptions, readCourse } from '../../documents/files/read-course.ts';
import type { NameOf, Path, Problem } from '../../documents/position.ts';
import { rosterColumns } from '../../documents/roster/column-names.ts';
import { LabcheckError, UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { nearest } from '../../model/nearest.ts';
import { plan, readParameters } from '../../stages/plan.ts';
import { weightProblems } from '../../stages/weigh.ts';
import { hostUri } from '../../transports/index.ts';
import { parseJumps } from '../../transports/ssh/route/address.ts';
import type { Composition } from '../composition.ts';
import { chooseLab } from './choose-lab.ts';

export type LoadOptions = ReadOptions & {
  /**
   * Whether evidence that the course names is there; a student without it should not keep the others from being
   * graded.
   */
  readonly fileExists?: (file: string) => boolean;
};

/**
 * A course file whose hosts, checks and parameters exist.
 *
 * @param labName the lab that is graded in the place of the file's own
 * @throws UsageError with the line and column of each problem
 */
export const loadCourse = (
  file: string,
  load: Composition['labs'],
  labName: string | undefined,
  { fileExists, ...options }: LoadOptions = {},
): Promise<Course> =>
  readCourse(
    file,
    async (course, nameOf) => {
      const written = await load(course.lab);
      const named = course.lab === '' ? [] : attempt(['lab'], nameOf, () => chooseLab(written, course.lab));
      const graded = labName ?? course.lab;
      const lab = (await load(graded)).find(({ id }) => id === graded);
      return [
        ...named,
        ...attempt(['defaults', 'jump'], nameOf, () => parseJumps(course.jump)),
        ...(lab ? courseProblems(lab, course, nameOf) : []),
        ...course.students.flatMap((student) => [
          ...attempt([...student.path, 'host'], nameOf, () => assertHost(student.host, fileExists)),
          ...(lab ? choiceProblems(lab, student, student.path, nameOf) : []),
        ]),
      ];
    },
    hostUri,
    {
      ...options,
      parametersOf: async (written) => {
        const graded = labName ?? written;
        const lab = (await load(graded)).find(({ id }) => id === graded);
        return lab && Object.keys(lab.parameters);
      },
    },
  );

/** @throws UsageError for a host that no transport reaches, or a file that is not there */
const assertHost = (host: string, fileExists: LoadOptions['fileExists']): void => {
  const { file } = hostUri(host);
  if (file !== undefined && fileExists?.(file) === false)
    throw new UsageError(`There is no file ${file}.`, 'Its name is relative to the course file.');
};

/** The demands of the whole course on the lab. */
const courseProblems = (lab: Lab, { weights, manual, defaults }: Course, nameOf: NameOf): Problem[] => [
  ...weightProblems(lab, weights).map(({ check, property, says }): Problem => {
    const path = ['checks', check, ...(property ? [property] : [])];
    return { path, atKey: property === undefined, says: `${nameOf(path)}: ${says}` };
  }),
  ...manual.flatMap(({ id }, index): Problem[] => {
    const path = ['manual', index, 'id'];
    const taken = lab.checks.some((check) => check.id === id);
    return taken ? [{ path, says: `${nameOf(path)} is "${id}", which is a check of the lab.` }] : [];
  }),
  ...choiceProblems(lab, defaults, ['defaults'], nameOf),
];

const choiceProblems = (lab: Lab, { set, skip }: Choices, path: Path, nameOf: NameOf): Problem[] => [
  ...Object.entries(set).flatMap(([name, value]) =>
    parameterProblems(lab, name, value, [...path, 'set', name], nameOf),
  ),
  ...skip.flatMap((check, index) => attempt([...path, 'skip', index], nameOf, () => plan(lab, {}, [check]))),
];

/** A column of a roster that is no parameter may be a misspelt column, and is told once, at its header. */
const parameterProblems = (lab: Lab, name: string, value: string, path: Path, nameOf: NameOf): Problem[] =>
  attempt(path, nameOf, () => readParameters(lab, { [name]: value })).map((problem) => {
    if (Object.hasOwn(lab.parameters, name)) return problem;
    const column = nameOf(path) === name ? nearest(name, rosterColumns) : '';
    return { path, atKey: true, says: problem.says + column };
  });

/** Turns an error about a value into a problem at the place of that value. */
const attempt = (path: Path, nameOf: NameOf, use: () => unknown): Problem[] => {
  try {
    use();
    return [];
  } catch (error) {
    if (!(error instanceof LabcheckError)) throw error;
    return [{ path, says: [`${nameOf(path)}:`, error.message, error.cure].filter(Boolean).join(' ') }];
  }
};
