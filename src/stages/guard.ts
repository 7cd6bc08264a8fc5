import { OverTime } from '../model/errors.ts';

/**
 * Runs work on a host's answers, and may end it: an answer can be made so that reading it has no end. Work that has its
 * result from before is asked to do only the rest, as it may be begun again.
 */
export type Guard = <T>(work: () => T) => T;

/** Runs work under a guard; the other value stands for what it did not get done in time. */
export const inTime = <T>(guard: Guard, work: () => T, late: (error: OverTime) => T): T => {
  try {
    return guard(work);
  } catch (error) {
    if (error instanceof OverTime) return late(error);
    throw error;
  }
};

/** Lets everything run to its end, for answers that this project made itself. */
export const unguarded: Guard = (work) => work();
