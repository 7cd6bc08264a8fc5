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

/** A student's one number, before it is brought to a scale. */
export type Total = {
  /** Null where it is not known yet: a required check could not be judged, or points by hand are not given. */
  readonly points: number | null;
  readonly possible: number;
  /** The mark for full points in the course's gradebook; null for the points themselves. */
  readonly scale: number | null;
  /** The reason why it is not known yet; null where it is known. */
  readonly waitsFor: 'review' | 'manual' | null;
};

/** A student's place in a class, as the course tells it. */
export type Enrolment = {
  readonly group?: string | undefined;
  readonly email?: string | undefined;
  readonly total?: TotalRule | undefined;
};
