import { type Choices, type Course, readCourse } from '../documents/course.ts';
import { type Path, type Problem, pathText } from '../documents/position.ts';
import { LabcheckError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { plan, readParameters } from '../stages/plan.ts';
import { transportFor } from '../transports/index.ts';
import { chooseLab } from './labs.ts';

/**
 * A course file whose hosts, checks and parameters exist.
 *
 * @param labName the lab that is graded in the place of the file's own
 * @throws UsageError with the line and column of each problem
 */
export const loadCourse = (file: string, labs: readonly Lab[], labName: string | undefined): Promise<Course> =>
  readCourse(file, (course) => {
    const named = course.lab === '' ? [] : attempt(['lab'], () => chooseLab(labs, course.lab));
    const lab = labs.find(({ id }) => id === (labName ?? course.lab));
    return [
      ...named,
      ...(lab ? choiceProblems(lab, course.defaults, ['defaults']) : []),
      ...course.students.flatMap((student) => [
        ...attempt([...student.path, 'host'], () => transportFor(student.host)),
        ...(lab ? choiceProblems(lab, student, student.path) : []),
      ]),
    ];
  });

const choiceProblems = (lab: Lab, { set, skip }: Choices, path: Path): Problem[] => [
  ...Object.entries(set).flatMap(([name, value]) =>
    attempt([...path, 'set', name], () => readParameters(lab, { [name]: value })),
  ),
  ...skip.flatMap((check, index) => attempt([...path, 'skip', index], () => plan(lab, {}, [check]))),
];

/** What the rest of labcheck says to a value, as a problem of the place where the value stands. */
const attempt = (path: Path, use: () => unknown): Problem[] => {
  try {
    use();
    return [];
  } catch (error) {
    if (!(error instanceof LabcheckError)) throw error;
    return [{ path, says: [`${pathText(path)}:`, error.message, error.cure].filter(Boolean).join(' ') }];
  }
};
