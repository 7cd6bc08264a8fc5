import type { Verdict } from '../../src/index.ts';
import type { Mutant, Together } from '../mutant.ts';
import { assessMutant, type Finding } from './assess.ts';
import type { Pair } from './pairs-of.ts';

/**
 * Whether each of two mutants on one host is named for its own cause, or blocked by the other; nothing else may fail.
 *
 * The act that came first may have been taken away by the second: then the pair is `apart`, and can be tried in the
 * other order. The last act cannot have been.
 */
export const assessPair = (
  { first, second }: Pair,
  verdicts: readonly Verdict[],
  together: readonly Together[] = [],
): Finding => {
  const failed = verdicts.flatMap((verdict) =>
    verdict.status === 'failed' ? [[verdict.check, verdict.cause] as const] : [],
  );
  const statusOf = (id: string) => verdicts.find(({ check }) => check === id)?.status;
  const killers = [...killersBeside(first, second, together), ...killersBeside(second, first, together)];
  // A trouble that the other's blocks is not to be named; all others are, and nothing besides.
  const open = killers.filter(([check]) => statusOf(check) !== 'blocked');
  const passes = (mutant: Mutant): boolean => mutant.killedBy.some(([check]) => statusOf(check) === 'passed');
  const extra = failed.some(([check, cause]) => !open.some((pair) => pair[0] === check && pair[1] === cause));
  if (!extra && passes(first) && !passes(second) && !verdicts.some(({ status }) => status === 'unknown'))
    return { outcome: 'apart', says: `${second.id} takes the trouble of ${first.id} away` };
  return assessMutant({ killedBy: open }, verdicts);
};

const killersBeside = ({ id, killedBy }: Mutant, other: Mutant, together: readonly Together[]): Mutant['killedBy'] =>
  together.find((one) => one.of.includes(id) && one.with.includes(other.id))?.instead ?? killedBy;
