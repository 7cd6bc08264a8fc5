import { createHash } from 'node:crypto';
import type { LabReference } from '../lab-reference.ts';
import type { Mutant } from '../mutant.ts';

/** Two mutants that are built on one host, the first one first. */
export type Pair = { readonly first: Mutant; readonly second: Mutant };
/** The pairs of a lab, and those of its checks of which no two mutants can be on one host. */
export type Pairs = {
  readonly pairs: readonly Pair[];
  readonly alone: readonly (readonly [string, string])[];
};

/**
 * One pair for every two checks of a lab: a mutant of each. Where a check has several mutants, the seed draws one of
 * them.
 */
export const pairsOf = ({ lab, mutants }: Pick<LabReference, 'lab' | 'mutants'>, seed: number): Pairs => {
  const pairs: Pair[] = [];
  const alone: (readonly [string, string])[] = [];
  const ids = lab.checks.map(({ id }) => id);
  for (const [index, one] of ids.entries())
    for (const other of ids.slice(index + 1)) {
      const first = pick(ofCheck(mutants, one), `${seed} ${one} ${other} first`);
      const second = pick(
        ofCheck(mutants, other).filter((mutant) => first !== undefined && mutant !== first && fit(mutant, first)),
        `${seed} ${one} ${other} second`,
      );
      if (first && second) pairs.push({ first, second });
      else alone.push([one, other]);
    }
  return { pairs, alone };
};

/** Every two of some mutants. */
export const pairsAmong = (mutants: readonly Mutant[]): readonly Pair[] =>
  mutants.flatMap((first, index) => mutants.slice(index + 1).map((second) => ({ first, second })));

/** So many of some pairs, drawn by the seed. */
export const sampleOf = (pairs: readonly Pair[], count: number, seed: number): readonly Pair[] => {
  const drawn = pairs.map((pair) => ({ pair, lot: chance(`${seed} ${pair.first.id} ${pair.second.id}`) }));
  return drawn
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, count)
    .map(({ pair }) => pair);
};

/** The mutants that a check kills; where there are some, those that it kills alone. */
const ofCheck = (mutants: readonly Mutant[], id: string): readonly Mutant[] => {
  const all = mutants.filter(({ killedBy }) => killedBy.some(([check]) => check === id));
  const alone = all.filter(({ killedBy, phases }) => killedBy.length === 1 && phases === undefined);
  return alone.length > 0 ? alone : all;
};

/** Whether both are graded in the same phases: a host is in one at a time. */
const fit = (one: Mutant, other: Mutant): boolean => String(one.phases) === String(other.phases);

const pick = <T>(all: readonly T[], words: string): T | undefined => all[Math.floor(chance(words) * all.length)];

/** A number from 0 to 1 that is the same for the same words. */
const chance = (words: string): number => createHash('sha256').update(words).digest().readUInt32BE() / 2 ** 32;
