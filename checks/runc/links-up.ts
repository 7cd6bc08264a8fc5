import { fail } from '../../src/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import { linksUp as resource } from '../resources/links-up.ts';
import { inContainer } from './in-container.ts';
import { check, type Runc } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

const built = resource<Runc>(inContainer);

export const linksUp = check({
  id: 'links-up',
  title: 'Both ends of the pair are up',
  tasks: [6],
  points: 1,
  after: [vethPair],
  needs: built.needs,
  notes: built.notes,
  causes: {
    ...built.causes,
    'bridge-down': {
      says: 'Both ends are up, but the bridge {bridge} that {outer} is plugged into is down.',
      expected: 'the ends and the bridge up',
      actual: '{bridge} down',
      hints: ['A bridge is a switch with a switch of its own. What does ip -br link say of {bridge}?', 'Switch it on.'],
      command: 'ip link set {bridge} up',
    },
  },
  judge: (facts, parameters) => {
    const judgement = built.judge(facts, parameters);
    const carrier = carrierOf(facts.host, parameters.outer);
    if (judgement.status === 'passed' && carrier && !carrier.up) return fail('bridge-down', { bridge: carrier.name });
    return judgement;
  },
});
