import type { Total } from '../../model/total.ts';

/** A total as a gradebook has it: brought to the scale that was typed or that the course says. Null where it is not known. */
export const markOf = ({ points, possible, scale }: Total, typed: number | null): number | null => {
  const full = typed ?? scale;
  if (points === null || full === null) return points;
  return possible === 0 ? null : Math.round((points / possible) * full * 100) / 100;
};

/** The mark for full points there. */
export const fullMarkOf = ({ possible, scale }: Total, typed: number | null): number => typed ?? scale ?? possible;
