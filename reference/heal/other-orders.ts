import type { Report } from '../../src/index.ts';
import type { Choice, Healing } from './heal.ts';

/** How many repairs a healing took in all; as good as endless where it got stuck. */
export const repairsOf = ({ outcome, repairs, solved }: Healing): number =>
  outcome === 'healed' ? repairs + solved : Infinity;

/**
 * The fewest repairs in the orders that were tried: that of the report first, then from the last of the lab to the
 * first, then as dice fall. A try ends where it is no longer better.
 *
 * @param healAnew heals the same host, built anew, in another order
 */
export const fewestRepairs = async (
  first: Healing,
  tries: number,
  healAnew: (choose: (report: Report) => Choice | undefined, mostRepairs: number) => Promise<Healing>,
): Promise<number> => {
  let fewest = repairsOf(first);
  for (let tried = 0; tried < tries && fewest > 1; tried += 1) {
    const choose = tried === 0 ? lastFirst : shuffled(tried);
    fewest = Math.min(fewest, repairsOf(await healAnew(choose, Math.min(fewest - 1, most))));
  }
  return fewest;
};

/** More repairs than any host needs: a lab that was not begun needs about one for each check. */
export const most = 30;

/** The checks to choose from: a bonus only where nothing else is left. */
const left = ({ checks }: Report): readonly Choice[] => {
  const failed = checks.filter(({ status }) => status === 'failed');
  const required = failed.filter(({ bonus }) => !bonus);
  return required.length > 0 ? required : failed;
};

const lastFirst = (report: Report): Choice | undefined => left(report).at(-1);

/** The same dice for the same number, so that a try can be made again. */
const shuffled = (seed: number): ((report: Report) => Choice | undefined) => {
  let state = seed;
  return (report) => {
    const choices = left(report);
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return choices[Math.floor((state / 2 ** 32) * choices.length)];
  };
};
