/** The exit codes of the program. */
export const exitCodes = {
  /** All required checks passed. */
  passed: 0,
  /** Some required checks failed or are blocked. */
  failed: 1,
  /** Nothing could begin: the command line, the course file or the lab cannot be used. */
  unusable: 2,
  /** Some required checks are unknown; a person must look. It goes before 1. */
  review: 3,
} as const;

/** 128 and the signal's number, as shells report it. */
export const signalCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
export type SignalName = keyof typeof signalCodes;
