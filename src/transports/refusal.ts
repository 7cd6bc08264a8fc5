import type { HostError } from '../model/errors.ts';

/** Words by which a host turns somebody away, and what to do about it. */
export type Refusal = {
  readonly words: RegExp;
  /** @param match of the words in the line */
  readonly says: (user: string, match: RegExpExecArray) => string;
  readonly cure: (user: string, match: RegExpExecArray) => string;
  readonly reason?: HostError['reason'];
};
