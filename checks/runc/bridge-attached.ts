import { fail, pass } from '../../src/index.ts';
import { hostNetwork } from '../../src/probes/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const bridgeAttached = check({
  id: 'bridge-attached',
  title: '{outer} is plugged into a bridge, beside other containers',
  tasks: [11],
  points: 1,
  bonus: true,
  after: [vethPair],
  needs: () => ({ host: hostNetwork }),
  causes: {
    unattached: {
      says: '{outer} is not plugged into any bridge.',
      expected: '{outer} as a port of a bridge',
      actual: 'an end that stands alone',
      hints: [
        'A bridge joins many cables, as a switch does. Which bridges are there: ip -br link show type bridge',
        'Plug {outer} into the bridge of the network where the database is. The address of {outer}, if it has one, must go to the bridge.',
      ],
      command: 'ip link set {outer} master BRIDGE',
    },
  },
  judge: ({ host }, { outer }) => {
    const carrier = carrierOf(host, outer);
    return carrier && carrier.name !== outer ? pass() : fail('unattached');
  },
});
