import type { Attempt, AttemptRule, Gradebook } from '../model/gradebook.ts';
import { ownValue } from '../model/own-value.ts';
import type { Report } from '../model/report.ts';

export type GradebookRules = {
  readonly take: AttemptRule;
  /** By the lab's id; 1 where none is given. */
  readonly weights: Readonly<Record<string, number>>;
  readonly scale: number;
};

/** All attempts of a class → one row a student, one mark a lab. Pure. */
export const gradebookOf = (
  attempts: readonly Attempt[],
  chosen: readonly Report['student'][],
  { take, weights, scale }: GradebookRules,
): Gradebook => {
  const labs = [...new Map(attempts.map(({ lab }) => [lab.id, lab])).values()].map((lab) => ({
    ...lab,
    weight: ownValue(weights, lab.id) ?? 1,
  }));
  const people = [
    ...new Map([...chosen, ...attempts.map(({ student }) => student)].map((one) => [one.id, one])).values(),
  ];
  const students = people.map((student) => {
    const own = attempts.filter((attempt) => attempt.student.id === student.id);
    const marks = labs.map(({ id }) =>
      markOf(
        own.filter(({ lab }) => lab.id === id),
        take,
        scale,
      ),
    );
    const newest = own.toSorted(byTime).at(-1);
    return {
      student,
      group: newest?.group ?? null,
      email: newest?.email ?? null,
      marks,
      total: weighted(marks, labs),
    };
  });
  return { scale, labs, students };
};

const byTime = (a: Attempt, b: Attempt): number => Date.parse(a.collectedAt) - Date.parse(b.collectedAt);

/** The best of the known marks, or the mark of the last attempt, which may not be known. */
const markOf = (attempts: readonly Attempt[], take: AttemptRule, scale: number): number | null => {
  const marks = attempts
    .toSorted(byTime)
    .map(({ total: { points, possible } }) => (points === null || possible === 0 ? null : (points / possible) * scale));
  const known = marks.filter((mark) => mark !== null);
  const mark = take === 'last' ? (marks.at(-1) ?? null) : known.length > 0 ? Math.max(...known) : null;
  return mark === null ? null : rounded(mark);
};

const weighted = (marks: readonly (number | null)[], labs: Gradebook['labs']): number | null => {
  const whole = labs.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0 || marks.some((mark, index) => mark === null && labs[index]!.weight > 0)) return null;
  return rounded(marks.reduce<number>((sum, mark, index) => sum + (mark ?? 0) * labs[index]!.weight, 0) / whole);
};

const rounded = (mark: number): number => Math.round(mark * 100) / 100;
