/**
 * The source that an answer believes, from the hardest to forge to the easiest: the kernel's own tables and files, a
 * program
 * of the host, or a service of the student's.
 */
export const grounds = ['kernel', 'tool', 'service'] as const;
export type Ground = (typeof grounds)[number];

/** A verdict on several answers is no better than the weakest of them. */
export const weakest = (all: readonly Ground[]): Ground =>
  grounds.findLast((ground) => all.includes(ground)) ?? grounds[0];
