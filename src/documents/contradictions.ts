import type { HostReader } from '../model/transport.ts';
import type { Course, CourseStudent } from './course.ts';
import type { NameOf, Path, Problem, Where } from './position.ts';
import { classFiles, journalName } from './run-files.ts';

type Claim = { readonly path: Path; readonly value: string };

/** Values that no two students may share. */
const own: readonly ((student: CourseStudent, course: Course, hostUri: HostReader) => Claim | undefined)[] = [
  ({ id, path }) => ({ path: [...path, 'id'], value: id }),
  // Nobody shares a machine, whoever logs in there.
  ({ host, path }, _, hostUri) => {
    const value = hostUri(host).machine;
    return value === undefined ? undefined : { path: [...path, 'host'], value };
  },
  // x is the number that tells students' addresses apart; with the same one, each could hand in the other's work.
  ({ set, path }, { defaults }) => {
    const x = set['x'] ?? defaults.set['x'];
    const at = set['x'] === undefined ? ['defaults'] : path;
    return x === undefined ? undefined : { path: [...at, 'set', 'x'], value: /^\d+$/.test(x) ? String(Number(x)) : x };
  },
];

/** Files of a run, beside which the folders of its students lie. */
const taken: readonly string[] = [journalName, ...classFiles];

/** Where two students claim the same id, host or x, or one the name of a run's own file. All places are named. */
export const contradictions = (course: Course, where: Where, nameOf: NameOf, hostUri: HostReader): Problem[] => [
  ...own.flatMap((claimOf) => {
    const first = new Map<string, Claim>();
    return course.students.flatMap((student) => {
      const claim = claimOf(student, course, hostUri);
      if (!claim) return [];
      const earlier = first.get(claim.value);
      if (!earlier) {
        first.set(claim.value, claim);
        return [];
      }
      return [{ path: claim.path, says: again(claim, earlier, course, where, nameOf) }];
    });
  }),
  ...course.students.flatMap(({ id, path }) =>
    taken.includes(id)
      ? [
          {
            path: [...path, 'id'],
            says: `${nameOf([...path, 'id'])} is "${id}", the name of a file that each run holds.`,
          },
        ]
      : [],
  ),
  ...manualContradictions(course, nameOf),
];

const again = (claim: Claim, earlier: Claim, { file, students }: Course, where: Where, nameOf: NameOf): string => {
  const [here, there] = [where(claim.path), where(earlier.path)];
  if (claim.path[0] === 'defaults' && earlier.path[0] === 'defaults')
    return `${nameOf(claim.path)} is the same for several students: give each an x of their own.`;
  const student = students.find(({ path }) => path.every((step, index) => claim.path[index] === step));
  const given = claim.path.at(-1) === 'host' ? (student?.host ?? claim.value) : claim.value;
  const other = here.file === there.file ? '' : ` of ${there.file ?? file}`;
  return `${nameOf(claim.path)} is "${given}" again, as ${nameOf(earlier.path)} on line ${there.line}${other}.`;
};

const manualContradictions = ({ manual, students }: Course, nameOf: NameOf): Problem[] => {
  const tasks = new Map(manual.map((task) => [task.id, task]));
  const twice = manual.flatMap(({ id }, index) => {
    const path = ['manual', index, 'id'];
    const first = manual.findIndex((task) => task.id === id);
    return first === index
      ? []
      : [{ path, says: `${nameOf(path)} is "${id}" again, as ${nameOf(['manual', first, 'id'])}.` }];
  });
  const given = students.flatMap((student) =>
    Object.entries(student.manual).flatMap(([id, points]): Problem[] => {
      const path = [...student.path, 'manual', id];
      const task = tasks.get(id);
      const known =
        tasks.size > 0 ? `Its manual tasks are: ${[...tasks.keys()].join(', ')}.` : 'It has no manual tasks.';
      if (!task)
        return [{ path, atKey: true, says: `${nameOf(path)}: the course has no manual task "${id}". ${known}` }];
      return points > task.points
        ? [{ path, says: `${nameOf(path)} is ${points}: ${id} is worth ${task.points} at most.` }]
        : [];
    }),
  );
  return [...twice, ...given];
};
