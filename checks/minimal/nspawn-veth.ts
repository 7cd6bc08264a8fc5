import { fail, pass } from '../../src/index.ts';
import { cableNeeds, endsWithin, reachHost } from './container.ts';
import { networkPrivate } from './network-private.ts';
import { nspawnRunning } from './nspawn-running.ts';
import { check } from './parameters.ts';

/** How systemd-nspawn calls the container’s end of the cable that it makes itself (systemd-nspawn(1), --network-veth). */
export const madeByNspawn = 'host0';

export const nspawnVeth = check({
  id: 'nspawn-veth',
  title: 'systemd-nspawn has laid a cable into a container',
  tasks: [11],
  points: 1,
  bonus: true,
  phase: 'nspawn',
  after: [nspawnRunning, networkPrivate],
  needs: cableNeeds,
  causes: {
    absent: {
      says: 'The container has a network of its own, but no cable that leads to the host.',
      expected: `an interface ${madeByNspawn} in the container, and its other end on the host`,
      actual: `no interface ${madeByNspawn} in a container`,
      hints: [
        'systemd-nspawn can make the pair and move one end by itself. Which of its options begin with --network?',
        'Start the container with --network-veth instead of --private-network.',
      ],
      command: 'systemd-nspawn --network-veth -D {root} /bin/sh',
    },
    unplugged: {
      says: `The container has the interface ${madeByNspawn}, but its other end is not on the host.`,
      expected: `the other end of ${madeByNspawn} on the host`,
      actual: 'no interface of the host is its peer',
      hints: [
        'The host’s end is called ve- and the name of the container. In which namespace is it? Try: ip -br link',
        'Leave the container, and start it again with --network-veth.',
      ],
      command: 'systemd-nspawn --network-veth -D {root} /bin/sh',
    },
  },
  judge: (facts) => {
    const inner = endsWithin(facts).filter(({ name }) => name === madeByNspawn);
    if (inner.length === 0) return fail('absent');
    return reachHost(inner, facts) ? pass() : fail('unplugged');
  },
});
