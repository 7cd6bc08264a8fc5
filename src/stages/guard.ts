/** Runs work on a host's answers, and may end it: an answer can be made so that reading it has no end. */
export type Guard = <T>(work: () => T) => T;

/** Lets everything run to its end, for answers that this project made itself. */
export const unguarded: Guard = (work) => work();
