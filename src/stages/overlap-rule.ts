export const overlapRules = ['refuse', 'first', 'last', 'best'] as const;
/**
 * Which report counts where a student is in several runs: of the run named first, named last, or check by check the
 * best.
 */
export type OverlapRule = (typeof overlapRules)[number];
