import type { Course, CourseStudent } from './course.ts';
import { type Problem, pathText, type Where } from './position.ts';

/** What no two students may share. Every student's own machine is `local:`, so that one says nothing. */
const own: readonly {
  readonly step: readonly string[];
  readonly of: (student: CourseStudent) => string | undefined;
}[] = [
  { step: ['id'], of: ({ id }) => id },
  { step: ['host'], of: ({ host }) => (host === 'local:' ? undefined : host) },
  // x is the number that tells students' addresses apart; with the same one, each could hand in the other's work.
  { step: ['set', 'x'], of: ({ set }) => set['x'] },
];

/** Where two students claim the same id, host or x. Both places are named. */
export const contradictions = ({ students }: Course, where: Where): Problem[] =>
  own.flatMap(({ step, of }) => {
    const first = new Map<string, CourseStudent>();
    return students.flatMap((student) => {
      const value = of(student);
      if (value === undefined) return [];
      const earlier = first.get(value);
      if (!earlier) {
        first.set(value, student);
        return [];
      }
      const path = [...student.path, ...step];
      const before = [...earlier.path, ...step];
      return [
        { path, says: `${pathText(path)} is "${value}" again, as ${pathText(before)} on line ${where(before).line}.` },
      ];
    });
  });
