import { type FirstFacts, type Firsts, follow, type Probe } from '../../src/index.ts';
import type { Process } from '../../src/probes/index.ts';

/**
 * Asks in the second round about the process that the first one found.
 *
 * @param find the process that the lab speaks of; nothing where there is none
 */
export const ofProcess = <F extends Firsts, T>(
  needs: F,
  find: (facts: FirstFacts<F>) => Process | undefined,
  probe: (pid: number) => Probe<T>,
) =>
  follow(needs, (facts) => {
    const process = find(facts);
    return process && probe(process.pid);
  });
