/** The use of points beside the required ones: added, added up to full marks, or omitted. */
export const bonusRules = ['add', 'fill', 'omit'] as const;
export type BonusRule = (typeof bonusRules)[number];

/** How the one number of a gradebook is made. The course says it. */
export type TotalRule = {
  readonly bonus: BonusRule;
  /** Whether points given by hand count. */
  readonly manual: boolean;
  /** Full marks in the gradebook; null for the points themselves. */
  readonly scale: number | null;
};

export const usualTotal: TotalRule = { bonus: 'add', manual: true, scale: null };
