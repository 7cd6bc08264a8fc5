import { type Causes, fail, host, pass } from '../../src/index.ts';
import { hostNetwork, type NamedNetwork, type Network } from '../../src/probes/index.ts';
import type { InnerNetwork } from './inner-network.ts';
import { insideOf, type PairParameters } from './veth-pair.ts';

/** Both ends of a pair are switched on (IFF_UP). */
export const linksUp = <P extends PairParameters>({ network, name, ip }: InnerNetwork<P>) => ({
  needs: (parameters: P) => ({ host: hostNetwork, inside: network(parameters) }),
  causes: {
    'outer-down': {
      says: 'The host’s end of the cable, {outer}, is switched off. No packet passes until both ends are on.',
      expected: 'both ends up',
      actual: '{outer} down, {inner} up',
      hints: ['A new interface is off. Which one does the host show as DOWN?', 'Switch {outer} on.'],
      look: [host('ip -br link')],
      repair: [host('ip link set {outer} up')],
    },
    'inner-down': {
      says: `The end of the cable in ${name}, {inner}, is switched off. No packet passes until both ends are on.`,
      expected: 'both ends up',
      actual: '{outer} up, {inner} down',
      hints: [
        `A new interface is off, and one that was moved is off again. Which one in ${name} is DOWN?`,
        `Switch {inner} on, by a command that works in ${name}.`,
      ],
      look: [host(`${ip} -br link`)],
      repair: [host(`${ip} link set {inner} up`)],
    },
    'both-down': {
      says: 'Both ends of the cable are switched off. No packet passes until both are on.',
      expected: 'both ends up',
      actual: '{outer} down, {inner} down',
      hints: [
        `A new interface is off. Which ones are DOWN, on the host and in ${name}?`,
        'Switch both ends on, each where it is.',
      ],
      look: [host('ip -br link'), host(`${ip} -br link`)],
      repair: [host('ip link set {outer} up'), host(`${ip} link set {inner} up`)],
    },
  } satisfies Causes,
  notes: {
    'loopback-down': `The interface lo inside is down. No task asks for it, but the container cannot reach its own addresses without it: ${ip} link set lo up`,
  },
  judge: (
    { host: outside, inside }: { readonly host: Network; readonly inside: NamedNetwork },
    { outer, inner }: P,
  ) => {
    const links = insideOf(inside, outside)?.links ?? [];
    const ends = [outside.links.find(({ name }) => name === outer), links.find(({ name }) => name === inner)];
    const [outerUp, innerUp] = ends.map((link) => link?.up ?? false);
    if (!outerUp && !innerUp) return fail('both-down');
    if (!outerUp) return fail('outer-down');
    if (!innerUp) return fail('inner-down');
    return links.some(({ loopback, up }) => loopback && !up) ? pass('loopback-down') : pass();
  },
});
