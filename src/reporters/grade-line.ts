import type { Catalogue } from '../languages/catalogue.ts';
import { sentence } from '../languages/sentence.ts';
import type { Grade, Report } from '../model/report.ts';

/** The grade in one line; what cannot be judged yet makes it a range. The same in every format that is read by people. */
export const gradeLine = ({ grade, decided, checks }: Report, words: Catalogue['report']): string => {
  const { earned, possible, bonus, unknown, needsReview, manual } = grade;
  const most = rounded(earned + unknown);
  const main = needsReview
    ? sentence(words.range, { earned, most, possible, unknown }, 'en')
    : sentence(words.points, { earned, possible }, 'en');
  const bonuses = checks.filter((check) => check.bonus);
  const bonusPossible = rounded(bonuses.reduce((sum, { points }) => sum + points, 0));
  const asides = [
    ...(bonuses.length > 0 ? [sentence(words.bonusPoints, { earned: bonus, possible: bonusPossible }, 'en')] : []),
    ...(manual ? [manualLine(manual, words)] : []),
    ...(decided ? [sentence(words.decidedPoints, decidedValues(decided), 'en')] : []),
  ];
  return [main, ...asides].join(needsReview ? '; ' : ', ');
};

const manualLine = ({ open, ...given }: NonNullable<Grade['manual']>, words: Catalogue['report']): string =>
  [sentence(words.manualPoints, given, 'en'), ...(open > 0 ? [sentence(words.manualOpen, { open }, 'en')] : [])].join(
    ' ',
  );

/** A sum of two-decimal numbers is again one: 12.1 + 0.2 is not 12.299999999999999. */
const rounded = (sum: number): number => Math.round(sum * 100) / 100;

const decidedValues = ({ earned, unknown, possible, bonus, needsReview }: Grade) => ({
  earned: needsReview ? `${earned} to ${rounded(earned + unknown)}` : earned,
  possible,
  bonus,
});
