import { oneLine } from '../one-line.ts';
import type { Ask } from './route/settings.ts';

/** Puts questions to the human one at a time, however many hosts are being reached. */
export type Asking = {
  /**
   * @param who who wants to know, in brackets before the question: it is the host's own text and may imitate any prompt
   * @returns what was typed; undefined where nobody can be asked, or nobody answered
   */
  readonly ask: (who: string, question: string, secret: boolean, signal: AbortSignal) => Promise<string | undefined>;
  /** Whether a human is there at all. */
  readonly possible: boolean;
};

export const asking = (human: Ask | undefined): Asking => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    possible: human !== undefined,
    ask: (who, question, secret, signal) => {
      const turn = last.then(() => {
        if (!human || signal.aborted) return undefined;
        return human({ prompt: `${who === '' ? '' : `(${oneLine(who)}) `}${oneLine(question)} `, secret }, signal);
      });
      const answer = turn.catch(() => undefined);
      last = answer;
      return answer;
    },
  };
};
