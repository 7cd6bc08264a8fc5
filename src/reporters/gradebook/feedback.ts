import { say, words } from '../../languages/spoken.ts';
import type { CheckTally, ClassCheck, ClassStudent } from '../../model/class-report.ts';
import type { Total } from '../../model/total.ts';
import { plain } from '../plain.ts';

/** The sentences that stand beside a grade: the points, and why required checks did not pass. One a line. */
export const feedbackOf = ({ checks, total, why }: ClassStudent, tallies: readonly CheckTally[]): string[] => {
  const titles = new Map(tallies.map(({ id, title }) => [id, title]));
  const titleOf = ({ id }: ClassCheck): string => titles.get(id) ?? id;
  const required = checks.filter(({ bonus }) => !bonus);
  const unseen = required.filter(({ status, decision }) => status === 'unknown' && decision === null);
  const lines = [
    totalLine(total),
    ...required.flatMap((check) => {
      const waiting = required.filter(({ blockedBy }) => blockedBy === check.id).length;
      return lineOf(check, titleOf(check), waiting);
    }),
    ...unseenLines(unseen.length === required.length ? why : null, unseen.map(titleOf)),
  ];
  return lines.map((line) => plain(line).replace(/\s+/g, ' ').trim());
};

const totalLine = ({ points, possible, waitsFor }: Total): string => {
  if (waitsFor !== null) return words.gradebook[waitsFor];
  return say(words.gradebook.points, { points: points ?? 0, possible });
};

/** Where nothing could be judged, one reason says more than the titles of all checks. */
const unseenLines = (why: ClassStudent['why'], titles: readonly string[]): string[] => {
  if (titles.length === 0) return [];
  return [why?.says ?? say(words.gradebook.unknown, { titles: titles.join('; ') })];
};

const lineOf = (check: ClassCheck, title: string, waiting: number): string[] => {
  if (check.decision) return [`${title}: ${say(words.gradebook.decided, { reason: check.decision.reason })}`];
  if (check.status !== 'failed') return [];
  return [say(words.gradebook.failed, { title, says: check.says ?? check.cause ?? '', waiting })];
};
