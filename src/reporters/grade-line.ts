import { say, words as spoken } from '../languages/spoken.ts';
import type { Grade, Report } from '../model/report.ts';

const words = spoken.report;

/** The grade in one line; what cannot be judged yet makes it a range. The same in every format that is read by people. */
export const gradeLine = ({ grade, decided, checks }: Report): string => {
  const { earned, possible, bonus, unknown, needsReview, manual } = grade;
  const most = rounded(earned + unknown);
  const main = needsReview
    ? say(words.range, { earned, most, possible, unknown })
    : say(words.points, { earned, possible });
  const bonuses = checks.filter((check) => check.bonus);
  const bonusPossible = rounded(bonuses.reduce((sum, { points }) => sum + points, 0));
  const asides = [
    ...(bonuses.length > 0 ? [say(words.bonusPoints, { earned: bonus, possible: bonusPossible })] : []),
    ...(manual ? [manualLine(manual)] : []),
    ...(decided ? [say(words.decidedPoints, decidedValues(decided))] : []),
  ];
  return [main, ...asides].join(needsReview ? '; ' : ', ');
};

const manualLine = ({ open, ...given }: NonNullable<Grade['manual']>): string =>
  [say(words.manualPoints, given), ...(open > 0 ? [say(words.manualOpen, { open })] : [])].join(' ');

/** A sum of two-decimal numbers is again one: 12.1 + 0.2 is not 12.299999999999999. */
const rounded = (sum: number): number => Math.round(sum * 100) / 100;

const decidedValues = ({ earned, unknown, possible, bonus, needsReview }: Grade) => ({
  earned: needsReview ? `${earned} to ${rounded(earned + unknown)}` : earned,
  possible,
  bonus,
});
