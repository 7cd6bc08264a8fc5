import { fail, pass } from '../../src/index.ts';
import { hostNetwork, namedNetwork } from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const linksUp = check({
  id: 'links-up',
  title: 'Both ends of the pair are up',
  tasks: [8],
  points: 1,
  after: [vethPair],
  needs: ({ netns }) => ({ host: hostNetwork, named: namedNetwork(netns) }),
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
        'If the host’s end says NO-CARRIER, the other end is off. Look inside: ip -n {netns} -br link',
        'Switch {inner} on, inside of the namespace.',
      ],
      command: 'ip netns exec {netns} ip link set {inner} up',
    },
    'both-down': {
      says: 'Both ends of the pair are down.',
      expected: 'both ends up',
      actual: '{outer} down, {inner} down',
      hints: [
        'New interfaces start switched off. What do ip -br link and ip -n {netns} -br link say?',
        'Switch both ends on, each in its own namespace.',
      ],
      command: 'ip link set {outer} up; ip netns exec {netns} ip link set {inner} up',
    },
  },
  notes: {
    'loopback-down':
      'The loopback interface lo in {netns} is down. The task does not ask for it, but the container cannot reach its own addresses until: ip -n {netns} link set lo up',
  },
  judge: ({ host, named }, { outer, inner }) => {
    const links = named.kind === 'namespace' ? named.links : [];
    const ends = [host.links.find(({ name }) => name === outer), links.find(({ name }) => name === inner)];
    const [outerUp, innerUp] = ends.map((link) => link?.up ?? false);
    if (!outerUp && !innerUp) return fail('both-down');
    if (!outerUp) return fail('outer-down');
    if (!innerUp) return fail('inner-down');
    return links.some(({ loopback, up }) => loopback && !up) ? pass('loopback-down') : pass();
  },
});
