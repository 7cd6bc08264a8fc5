import type { Grade } from '../model/report.ts';
import type { Total, TotalRule } from '../model/total.ts';

/**
 * The one number of a gradebook: required points, with the bonus and the points given by hand as the course says. The
 * teacher's decision counts where there is one. Pure.
 */
export const totalOf = (grade: Grade, decided: Grade | null, { bonus, manual, scale }: TotalRule): Total => {
  const counted = decided ?? grade;
  const byHand = manual ? (counted.manual ?? grade.manual) : null;
  const possible = rounded(counted.possible + (byHand?.possible ?? 0));
  const required = counted.earned + (byHand?.earned ?? 0);
  const withBonus = required + counted.bonus;
  const points = { add: withBonus, fill: Math.max(required, Math.min(withBonus, possible)), omit: required }[bonus];
  const waitsFor = counted.needsReview ? 'review' : byHand && byHand.open > 0 ? 'manual' : null;
  return { points: waitsFor === null ? rounded(points) : null, possible, scale, waitsFor };
};

const rounded = (sum: number): number => Math.round(sum * 100) / 100;
