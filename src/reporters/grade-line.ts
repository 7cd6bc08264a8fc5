import { say, words as spoken } from '../languages/spoken.ts';
import { points } from '../model/points.ts';
import type { Grade, Report } from '../model/report.ts';

const words = spoken.report;

/** The grade in one line; what cannot be judged yet makes it a range. The same in every format that is read by people. */
export const gradeLine = ({ grade, decided, checks }: Report): string => {
  const { earned, possible, bonus, unknown, needsReview, manual } = grade;
  const most = points(earned + unknown);
  const main = needsReview
    ? say(words.range, { earned, most, possible, unknown })
    : say(words.points, { earned, possible });
  const bonuses = checks.filter((check) => check.bonus);
  const bonusPossible = points(bonuses.reduce((sum, check) => sum + check.points, 0));
  const asides = [
    ...(bonuses.length > 0 ? [say(words.bonusPoints, { earned: bonus, possible: bonusPossible })] : []),
    ...(manual ? [manualLine(manual)] : []),
    ...(decided ? [say(words.decidedPoints, decidedValues(decided))] : []),
  ];
  return [main, ...asides].join(needsReview ? '; ' : ', ');
};

const manualLine = ({ open, ...given }: NonNullable<Grade['manual']>): string =>
  [say(words.manualPoints, given), ...(open > 0 ? [say(words.manualOpen, { open })] : [])].join(' ');

const decidedValues = ({ earned, unknown, possible, bonus, needsReview }: Grade) => ({
  earned: needsReview ? `${earned} to ${points(earned + unknown)}` : earned,
  possible,
  bonus,
});
