import { fail, host } from '../../src/index.ts';
import { runcContainers } from '../../src/probes/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import { linksUp as resource } from '../resources/links-up.ts';
import { atProcess, inContainer } from './in-container.ts';
import { check, type Runc } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

const built = resource<Runc>(inContainer);

export const linksUp = check({
  id: 'links-up',
  title: 'Both ends of the pair are up',
  tasks: [6],
  points: 1,
  after: [vethPair],
  needs: (parameters) => ({ ...built.needs(parameters), runc: runcContainers(parameters.container) }),
  notes: built.notes,
  causes: {
    ...built.causes,
    'bridge-down': {
      says: 'Both ends of the cable are on, but the bridge {bridge} that {outer} is plugged into is off. It passes no packet on.',
      expected: 'the ends and the bridge up',
      actual: '{bridge} down',
      hints: ['A new bridge is off, as a new interface is. Which one is DOWN?', 'Switch {bridge} on.'],
      look: [host('ip -br link show type bridge')],
      repair: [host('ip link set {bridge} up')],
    },
  },
  judge: ({ runc, ...facts }, parameters) => {
    const judgement = built.judge(facts, parameters);
    const carrier = carrierOf(facts.host, parameters.outer);
    if (judgement.status === 'passed' && carrier && !carrier.up) return fail('bridge-down', { bridge: carrier.name });
    return atProcess(judgement, runc);
  },
});
