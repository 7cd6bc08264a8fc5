import type { Judgement } from '../../src/index.ts';
import { containerPlace, networkAt, type RuncContainers } from '../../src/probes/index.ts';
import type { InnerNetwork } from '../resources/inner-network.ts';
import type { Runc } from './parameters.ts';

/**
 * The network of the container, by the process that runc started. `{pid}` stands for that process, as runc list shows
 * it: `atProcess` puts it into what a judge found.
 */
export const inContainer: InnerNetwork<Runc> = {
  network: ({ container }) => {
    const { id, locate } = containerPlace(container);
    return networkAt(`network:${id}`, locate);
  },
  name: 'the container',
  ip: 'nsenter -t {pid} -n ip',
  exec: 'nsenter -t {pid} -n',
  target: '{pid}',
};

/** The same judgement, with the number of the container’s process for the lines that enter its network. */
export const atProcess = <C extends string, N extends string, W extends string>(
  judgement: Judgement<C, N, W>,
  { container }: RuncContainers,
): Judgement<C, N, W> =>
  judgement.status === 'failed'
    ? { ...judgement, found: { ...judgement.found, pid: container?.pid ?? 'PID' } }
    : judgement;
