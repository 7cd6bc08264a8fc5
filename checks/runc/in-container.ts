import { containerPlace, networkAt } from '../../src/probes/index.ts';
import type { InnerNetwork } from '../resources/inner-network.ts';
import type { Runc } from './parameters.ts';

/**
 * The network of the container, by the process that runc started. `PID` stands for that process, as runc list shows
 * it.
 */
export const inContainer: InnerNetwork<Runc> = {
  network: ({ container }) => {
    const { id, locate } = containerPlace(container);
    return networkAt(`network:${id}`, locate);
  },
  name: 'the container',
  ip: 'nsenter -t PID -n ip',
  exec: 'nsenter -t PID -n',
  target: 'PID',
};
