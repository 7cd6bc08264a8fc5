import { fail, host, pass } from '../../src/index.ts';
import { cableNeeds, endsWithin, reachHost } from './container.ts';
import { networkPrivate } from './network-private.ts';
import { nspawnRunning } from './nspawn-running.ts';
import { besideYours, containerStarted, nspawnWay } from './nspawn-start.ts';
import { madeByNspawn } from './nspawn-veth.ts';
import { check } from './parameters.ts';

/** Names that no card of a machine has, so that none is taken from it. */
const repair = containerStarted('-x --network-interface=lab-inner', {
  before: [host('ip link add lab-inner type veth peer name lab-outer')],
  alone: [
    host('mkdir -p /run/udev/data && touch "/run/udev/data/n$(cat /sys/class/net/lab-inner/ifindex)"', {
      text: 'systemd-nspawn takes only interfaces that udev, the service for devices, has noted. Here udev does not run, so you note it yourself.',
    }),
  ],
  text: besideYours,
});

export const nspawnInterface = check({
  id: 'nspawn-interface',
  title: 'systemd-nspawn was given one end of a pair',
  tasks: [11],
  points: 1,
  bonus: true,
  phase: 'nspawn',
  after: [nspawnRunning, networkPrivate],
  needs: cableNeeds,
  causes: {
    absent: {
      says: 'No container was given an interface of the host. The task asks for one end of a pair, a virtual cable that you make.',
      expected: 'one end of a pair of your own in a container, the other on the host',
      actual: 'containers without such an interface',
      hints: [
        'A pair has two ends. Which one belongs in the container, and which option of systemd-nspawn moves it there?',
        'Make a pair on the host, and start a container with --network-interface and the name of one end.',
      ],
      look: [host('ip -br link'), host('systemd-nspawn --help | grep -e --network')],
      repair,
    },
    unplugged: {
      says: 'A container was given the interface {found}, but its other end is not on the host. The cable leads to nobody.',
      expected: 'one end of a pair in a container, the other on the host',
      actual: '{found} in a container, and its other end not on the host',
      hints: [
        'Where is the other end of {found}? Was it a pair at all?',
        'Make a pair with ip link add … type veth peer name …, and give one end to a container.',
      ],
      look: [host('ip -d -br link')],
      repair,
    },
  },
  judge: (facts) => {
    const given = endsWithin(facts).filter(({ name }) => name !== madeByNspawn);
    const [one] = given;
    const way = nspawnWay(facts);
    if (!one) return fail('absent', {}, { way });
    return reachHost(given, facts) ? pass() : fail('unplugged', { found: one.name }, { way });
  },
});
