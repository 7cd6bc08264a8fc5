import { type FirstFacts, type Firsts, follow, type Pid, type Probe, type Sweep } from '../../src/index.ts';
import { livingApart, type Process } from '../../src/probes/index.ts';

/**
 * Asks in the second round about the process that the first one found.
 *
 * @param find the process that the lab speaks of; nothing where there is none
 * @param others where it may be beside the processes that live apart from the host
 */
export const ofProcess = <F extends Firsts, T>(
  needs: F,
  find: (facts: FirstFacts<F>) => Process | undefined,
  probe: (pid: Pid) => Probe<T>,
  others: readonly Pick<Sweep<T>, 'reads' | 'find'>[] = [],
) =>
  follow(
    needs,
    (facts) => {
      const process = find(facts);
      return process && probe(process.pid);
    },
    [],
    [livingApart, ...others].map((sweep) => ({ ...sweep, ask: (pid) => probe(pid) })),
  );
