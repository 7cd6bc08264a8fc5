import { fail, host, pass } from '../../src/index.ts';
import { cableNeeds, endsWithin, reachHost } from './container.ts';
import { networkPrivate } from './network-private.ts';
import { nspawnRunning } from './nspawn-running.ts';
import { besideYours, containerStarted, nspawnWay } from './nspawn-start.ts';
import { check } from './parameters.ts';

/** How systemd-nspawn calls the container’s end of the cable that it makes itself (systemd-nspawn(1), --network-veth). */
export const madeByNspawn = 'host0';

const look = [host('ip -br link'), host('systemd-nspawn --help | grep -e --network')];
const repair = containerStarted('-x --network-veth', { text: besideYours });

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
      says: 'The container has a network of its own, but no cable to the host, so it can reach nobody.',
      expected: `an interface ${madeByNspawn} in the container, and its other end on the host`,
      actual: `no interface ${madeByNspawn} in a container`,
      hints: [
        'systemd-nspawn can lay a cable by itself: a pair of interfaces. Which of its options begin with --network?',
        'Start a container with --network-veth.',
      ],
      look,
      repair,
    },
    unplugged: {
      says: `The container has the interface ${madeByNspawn}, but its other end is not on the host. The cable leads to nobody.`,
      expected: `the other end of ${madeByNspawn} on the host`,
      actual: 'no interface of the host is its other end',
      hints: [
        'The name of the host’s end is ve- and then the container’s name. Did you move it into a namespace?',
        'Start a container with --network-veth, and leave its cable as it is.',
      ],
      look,
      repair,
    },
  },
  judge: (facts) => {
    const inner = endsWithin(facts).filter(({ name }) => name === madeByNspawn);
    if (inner.length > 0 && reachHost(inner, facts)) return pass();
    return fail(inner.length === 0 ? 'absent' : 'unplugged', {}, { way: nspawnWay(facts) });
  },
});
