import { HostError } from '../model/errors.ts';
import { loginRefusals } from './login-refusals.ts';
import type { Refusal } from './refusal.ts';
import { sudoRefusals } from './sudo-refusals.ts';

/** The first that fits counts. */
const refusals: readonly Refusal[] = [...loginRefusals, ...sudoRefusals];

/**
 * A denial, where one of a host's lines is known to be one. The host is there and well, but it does not let this login
 * look.
 */
export const refusalIn = (lines: readonly string[], user: string): HostError | undefined => {
  for (const { words, says, cure, reason = 'denied' } of refusals) {
    const line = lines.findLast((candidate) => words.test(candidate));
    const match = line === undefined ? null : words.exec(line);
    if (match) return new HostError(`${says(user, match)} (${line})`, cure(user, match), reason);
  }
  return undefined;
};
