import { UsageError } from '../../src/index.ts';
import type { ProveRequest, Ui } from '../../src/model/reference.ts';
import type { LabReference } from '../lab-reference.ts';
import { assessPair } from './assess-pair.ts';
import type { Case } from './cases.ts';
import { isGood } from './matrix.ts';
import { type Pair, pairsAmong, pairsOf, sampleOf } from './pairs-of.ts';
import { type Proven, prove } from './prove.ts';

type Request = Pick<ProveRequest, 'jobs' | 'checks' | 'mutants'> & {
  readonly pairs: NonNullable<ProveRequest['pairs']>;
};

/**
 * Builds two mutants at a time on one host, and says whether each is named for its own cause or blocked by the other.
 *
 * @returns whether no pair shows a fault
 */
export const provePairs = async (reference: LabReference, request: Request, ui: Ui): Promise<boolean> => {
  const { lab } = reference;
  const { pairs, alone } = chosenPairs(reference, request);
  const startedAt = Date.now();
  const forth = await tried(reference, pairs, request.jobs, ui);
  // One act may take away what the other's story needs: a pair is right that is right in either order.
  const open = forth.filter((one) => !isGood(one));
  const turned = pairs
    .filter((_, index) => open.includes(forth[index]!))
    .map(({ first, second }) => ({ first: second, second: first }));
  const back = turned.length === 0 ? [] : await tried(reference, turned, request.jobs, ui);
  const final = [
    ...forth.filter(isGood),
    ...back.map((one, index) => (one.finding.outcome === 'apart' ? (open[index] ?? one) : one)),
  ];
  const never = final.filter(({ finding }) => finding.outcome === 'apart');
  const faults = final.filter((one) => !isGood(one) && one.finding.outcome !== 'apart');
  for (const { case: one, finding } of never) ui.print(`never on one host: ${one.id}${saysOf(finding)}`);
  for (const [one, other] of alone) ui.print(`no two mutants for one host: ${one} and ${other}`);
  for (const { case: one, finding } of faults)
    ui.print(`${one.id}: ${finding.outcome}${saysOf(finding)} (${one.story})`);
  const good = final.length - never.length - faults.length;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  ui.print(
    `${lab.id}: of ${pairs.length} pairs of mutants ${good} are named each for its own, ${never.length} cannot be on one host, ${faults.length} are faults; ${alone.length} pairs of checks have no two mutants for one host (seed ${request.pairs.seed}, ${seconds} s)`,
  );
  return faults.length === 0;
};

const chosenPairs = (reference: LabReference, { checks, mutants: ids, pairs: { seed, sample } }: Request) => {
  if (ids.length === 1)
    throw new UsageError('A pair is of two mutants, and --mutant names one.', 'Name another one with --mutant.');
  const { pairs: all, alone } = pairsOf(reference, seed);
  const named = reference.mutants.filter(({ id }) => ids.includes(id));
  const about = all.filter(({ first, second }) =>
    [...first.killedBy, ...second.killedBy].some(([check]) => checks.length === 0 || checks.includes(check)),
  );
  const pairs = ids.length > 0 ? pairsAmong(named) : about;
  const whole = sample === undefined && ids.length + checks.length === 0;
  return { pairs: sample === undefined ? pairs : sampleOf(pairs, sample, seed), alone: whole ? alone : [] };
};

const tried = (reference: LabReference, pairs: readonly Pair[], jobs: number, ui: Ui): Promise<Proven[]> => {
  let done = 0;
  const onProven = (one: Proven): void => {
    done += 1;
    const line = `${String(done).padStart(String(pairs.length).length)}/${pairs.length} ${one.case.id}: ${one.finding.outcome}${saysOf(one.finding)}`;
    if (isGood(one)) ui.status(line);
    else ui.say(line);
  };
  ui.status(`building the reference of ${reference.lab.id}`);
  const cases = pairs.map((pair) => caseOf(pair, reference));
  return prove(reference, cases, { jobs, signal: ui.signal, onProven }).finally(() => ui.status(''));
};

const caseOf = (pair: Pair, { phases = [], together }: LabReference): Case => ({
  id: `${pair.first.id} + ${pair.second.id}`,
  kind: 'mutant',
  story: `${pair.first.story} ${pair.second.story}`,
  script: pair.first.break,
  behind: pair.second.break,
  set: {},
  phases: pair.first.phases ?? phases,
  assess: (verdicts) => assessPair(pair, verdicts, together),
});

const saysOf = (finding: Proven['finding']): string => ('says' in finding ? `: ${finding.says}` : '');
