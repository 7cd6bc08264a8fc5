import type { Lab } from '../../src/index.ts';
import type { Case } from './cases.ts';
import { isGood } from './matrix.ts';
import type { Proven } from './prove.ts';

/** The summary of a whole proof. */
export type Summary = {
  readonly killed: number;
  readonly holds: number;
  readonly bad: readonly Proven[];
  /** `check (cause)` pairs that no case has killed. */
  readonly unproven: readonly string[];
  /**
   * `check after check` pairs of which no case has shown that the first is blocked by a failure of the second, or
   * behind it.
   */
  readonly idle: readonly string[];
};

/** Of a proof that ran all cases; of a part of them, leave `whole` out and nothing is missed. */
export const summaryOf = (lab: Lab, proven: readonly Proven[], whole: boolean): Summary => ({
  killed: proven.filter(({ finding }) => finding.outcome === 'killed').length,
  holds: proven.filter(({ finding }) => finding.outcome === 'holds').length,
  bad: proven.filter((one) => !isGood(one)),
  unproven: whole ? unprovenOf(lab, proven) : [],
  idle: whole ? idleOf(lab, proven) : [],
});

const unprovenOf = (lab: Lab, proven: readonly Proven[]): string[] => {
  const killed = new Set(
    proven
      .filter((one) => one.case.kind === 'mutant' && isGood(one))
      .flatMap(({ verdicts }) =>
        verdicts.flatMap((verdict) => (verdict.status === 'failed' ? `${verdict.check} (${verdict.cause})` : [])),
      ),
  );
  const declared = lab.checks.flatMap(({ id, causes }) => Object.keys(causes).map((cause) => `${id} (${cause})`));
  return declared.filter((pair) => !killed.has(pair));
};

/** An `after` is exercised where the earlier check did not pass and the later one was blocked in the same case. */
const idleOf = (lab: Lab, proven: readonly Proven[]): string[] =>
  lab.checks.flatMap(({ id, after }) =>
    after.flatMap((earlier) => {
      const shown = proven.some(({ verdicts }) => {
        const status = (check: string) => verdicts.find((verdict) => verdict.check === check)?.status;
        return status(id) === 'blocked' && ['failed', 'blocked'].includes(status(earlier.id) ?? '');
      });
      return shown ? [] : [`${id} after ${earlier.id}`];
    }),
  );

/** The cases that a user asks for: by their ids, or those of some checks; with nothing named, all. */
export const chosenCases = (
  cases: readonly Case[],
  killers: (id: string) => readonly string[],
  checks: readonly string[],
  ids: readonly string[],
): Case[] =>
  cases.filter(({ id, kind }) => {
    if (ids.length > 0) return ids.includes(id);
    return checks.length === 0 || kind !== 'mutant' || killers(id).some((check) => checks.includes(check));
  });
