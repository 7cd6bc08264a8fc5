import { createHash } from 'node:crypto';
import { type OverrideEntry, readOverride } from '../documents/files/override.ts';
import { type Problem, pathText } from '../documents/position.ts';
import type { Lab } from '../model/lab.ts';
import { nearest } from '../model/nearest.ts';
import type { Decision, Report } from '../model/report.ts';
import { decide } from '../stages/decide.ts';

/** A teacher's decisions, ready to be put beside verdicts. */
export type DecisionFile = {
  readonly decided: (report: Report) => Report;
  /** Of what was decided: it must not change while a run is interrupted. */
  readonly digest: string | undefined;
};

/**
 * The decisions of a file; none where no file is named.
 *
 * @param students who may be decided about
 * @throws UsageError with line and column for students and checks that do not exist, and for more points than there are
 */
export const readDecisions = async (
  file: string | undefined,
  lab: Lab,
  students: readonly string[],
): Promise<DecisionFile> => {
  if (file === undefined) return { decided: (report) => report, digest: undefined };
  const entries = await readOverride(file, (entry) => [...ofStudent(entry, students), ...ofCheck(entry, lab)]);
  const byStudent = new Map<string, Map<string, Decision>>();
  for (const { student, check, earned, reason, author } of entries)
    byStudent.set(
      student,
      (byStudent.get(student) ?? new Map<string, Decision>()).set(check, { earned, reason, author }),
    );
  return {
    decided: (report) => decide(report, byStudent.get(report.student.id) ?? new Map<string, Decision>()),
    digest: createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16),
  };
};

const ofStudent = ({ student, path }: OverrideEntry, students: readonly string[]): Problem[] =>
  students.includes(student)
    ? []
    : [
        {
          path: [...path, 'student'],
          says: `${pathText([...path, 'student'])} is "${student}", who is not in it.${nearest(student, students)}`,
        },
      ];

const ofCheck = ({ check, earned, path }: OverrideEntry, lab: Lab): Problem[] => {
  const known = lab.checks.find(({ id }) => id === check);
  const ids = lab.checks.map(({ id }) => id);
  if (!known)
    return [
      {
        path: [...path, 'check'],
        says: `${pathText([...path, 'check'])}: the lab ${lab.id} has no check "${check}".${nearest(check, ids)}`,
      },
    ];
  if (earned <= known.points) return [];
  return [
    {
      path: [...path, 'earned'],
      says: `${pathText([...path, 'earned'])} is ${earned}, but ${check} is worth ${known.points}.`,
    },
  ];
};
