import { say, words } from '../languages/spoken.ts';
import { type CheckTally, type ClassReport, type ClassStudent, wasReached } from '../model/class-report.ts';
import type { Report } from '../model/report.ts';

/** More would be no help in finding what to teach again. */
const mostFailing = 5;

/** Students who have one thing in common. */
export type Together = { readonly students: readonly Report['student'][] };

/** One line for the head of every format for people. */
export const classHead = ({ lab, students, missing }: ClassReport): string => {
  const grades = students.map(({ grade }) => grade);
  return say(words.class.head, {
    lab: lab.title,
    graded: students.filter(wasReached).length,
    all: students.length + missing.length,
    full: grades.filter(({ earned, possible, needsReview }) => !needsReview && earned === possible).length,
    review: grades.filter(({ needsReview }) => needsReview).length,
  });
};

/** The required checks that most students fail, each with its causes: `3 of 20: not-moved 2, no-address 1`. */
export const failingChecks = ({ checks }: ClassReport): { readonly check: CheckTally; readonly text: string }[] =>
  checks
    .filter(({ bonus, statuses }) => !bonus && statuses.failed > 0)
    .toSorted((a, b) => b.statuses.failed - a.statuses.failed)
    .slice(0, mostFailing)
    .map((check) => ({ check, text: tallyText(check) }));

const tallyText = ({ statuses, causes }: CheckTally): string => {
  const all = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const named = Object.entries(causes)
    .toSorted(([, a], [, b]) => b - a)
    .map(([cause, count]) => `${cause} ${count}`);
  return `${say(words.class.failed, { failed: statuses.failed, all })}: ${named.join(', ')}`;
};

/** Students with the same reason stand together: thirty hosts behind one dead jump server are one problem. */
export const ungraded = ({ students }: ClassReport): (Together & { readonly says: string; readonly cure: string })[] =>
  grouped(students, ({ why }) => why && JSON.stringify([why.says, why.cure])).map((group) => ({
    students: group.map(({ student }) => student),
    says: group[0]!.why!.says,
    cure: group[0]!.why!.cure,
  }));

/** The first failures of students, the most frequent first; students with one cause stand together, whatever their values are. */
export const stuck = ({ students }: ClassReport): (Together & { readonly check: string; readonly says: string })[] =>
  grouped(students, ({ next }) => next && next.cause && JSON.stringify([next.check, next.cause]))
    .toSorted((a, b) => b.length - a.length)
    .map((group) => {
      const { check } = group[0]!.next!;
      const says = mostFrequent(group.map(({ next }) => next!.says));
      return { students: group.map(({ student }) => student), check, says };
    });

/** Those who have all that counts. */
export const done = ({ students }: ClassReport): Report['student'][] =>
  students
    .filter(({ checks }) => checks.every(({ bonus, status }) => bonus || status === 'passed'))
    .map(({ student }) => student);

/** Those with the same key stand together, in the order of the first of them; those without one are left out. */
const grouped = (
  students: readonly ClassStudent[],
  keyOf: (student: ClassStudent) => string | null,
): ClassStudent[][] => {
  const groups = new Map<string, ClassStudent[]>();
  for (const student of students) {
    const key = keyOf(student);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), student]);
  }
  return [...groups.values()];
};

const mostFrequent = (texts: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
};
