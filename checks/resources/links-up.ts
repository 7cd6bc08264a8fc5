import { type Causes, fail, pass } from '../../src/index.ts';
import { hostNetwork, type NamedNetwork, type Network } from '../../src/probes/index.ts';
import type { InnerNetwork } from './inner-network.ts';
import { insideOf, type PairParameters } from './veth-pair.ts';

/** Both ends of a pair are switched on (IFF_UP). */
export const linksUp = <P extends PairParameters>({ network, ip }: InnerNetwork<P>) => ({
  needs: (parameters: P) => ({ host: hostNetwork, inside: network(parameters) }),
  causes: {
    'outer-down': {
      says: 'The host’s end {outer} is down.',
      expected: 'both ends up',
      actual: '{outer} down, {inner} up',
      hints: ['New interfaces start switched off. Which end says DOWN? Try: ip -br link', 'Switch {outer} on.'],
      command: 'ip link set {outer} up',
    },
    'inner-down': {
      says: 'The end in the namespace, {inner}, is down.',
      expected: 'both ends up',
      actual: '{outer} up, {inner} down',
      hints: [
        `If the host’s end says NO-CARRIER, the other end is off. Look inside: ${ip} -br link`,
        'Switch {inner} on, inside of the namespace.',
      ],
      command: `${ip} link set {inner} up`,
    },
    'both-down': {
      says: 'Both ends of the pair are down.',
      expected: 'both ends up',
      actual: '{outer} down, {inner} down',
      hints: [
        `New interfaces start switched off. What do ip -br link and ${ip} -br link say?`,
        'Switch both ends on, each in its own namespace.',
      ],
      command: `ip link set {outer} up; ${ip} link set {inner} up`,
    },
  } satisfies Causes,
  notes: {
    'loopback-down': `The loopback interface lo inside is down. The task does not ask for it, but the container cannot reach its own addresses until: ${ip} link set lo up`,
  },
  judge: ({ host, inside }: { readonly host: Network; readonly inside: NamedNetwork }, { outer, inner }: P) => {
    const links = insideOf(inside, host)?.links ?? [];
    const ends = [host.links.find(({ name }) => name === outer), links.find(({ name }) => name === inner)];
    const [outerUp, innerUp] = ends.map((link) => link?.up ?? false);
    if (!outerUp && !innerUp) return fail('both-down');
    if (!outerUp) return fail('outer-down');
    if (!innerUp) return fail('inner-down');
    return links.some(({ loopback, up }) => loopback && !up) ? pass('loopback-down') : pass();
  },
});
