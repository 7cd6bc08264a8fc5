import type { Catalogue } from '../languages/catalogue.ts';
import { sentence } from '../languages/sentence.ts';
import type { Report } from '../model/report.ts';

/** The grade in one line; what cannot be judged yet makes it a range. The same in every format that is read by people. */
export const gradeLine = ({ grade, checks }: Report, words: Catalogue['report']): string => {
  const { earned, possible, bonus, unknown, needsReview } = grade;
  const most = rounded(earned + unknown);
  const main = needsReview
    ? sentence(words.range, { earned, most, possible, unknown }, 'en')
    : sentence(words.points, { earned, possible }, 'en');
  const bonuses = checks.filter((check) => check.bonus);
  if (bonuses.length === 0) return main;
  const bonusPossible = rounded(bonuses.reduce((sum, { points }) => sum + points, 0));
  return `${main}${needsReview ? ';' : ','} ${sentence(words.bonusPoints, { earned: bonus, possible: bonusPossible }, 'en')}`;
};

/** A sum of two-decimal numbers is again one: 12.1 + 0.2 is not 12.299999999999999. */
const rounded = (sum: number): number => Math.round(sum * 100) / 100;
