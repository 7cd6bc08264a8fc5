import { fail, pass } from '../../src/index.ts';
import { cableNeeds, endsWithin, reachHost } from './container.ts';
import { networkPrivate } from './network-private.ts';
import { nspawnRunning } from './nspawn-running.ts';
import { madeByNspawn } from './nspawn-veth.ts';
import { check } from './parameters.ts';

const makeAndGive =
  'ip link add eth2 type veth peer name veth2; systemd-nspawn --network-interface=eth2 -D {root} /bin/sh';

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
      says: 'No container was given an interface of the host.',
      expected: 'one end of a pair of your own in a container, the other on the host',
      actual: 'containers without such an interface',
      hints: [
        'Make a pair on the host first, then tell systemd-nspawn which end it shall take along.',
        'Start the container with --network-interface and the name of one end.',
      ],
      command: makeAndGive,
    },
    unplugged: {
      says: 'A container was given the interface {found}, but the other end is not on the host.',
      expected: 'one end of a pair in a container, the other on the host',
      actual: '{found} in a container, and no peer of it on the host',
      hints: [
        'What kind of interface is {found}, and where is its other end? Try on the host: ip -d -br link',
        'Make a pair with ip link add … type veth peer name …, and give one end to the container.',
      ],
      command: makeAndGive,
    },
  },
  judge: (facts) => {
    const given = endsWithin(facts).filter(({ name }) => name !== madeByNspawn);
    const [one] = given;
    if (!one) return fail('absent');
    return reachHost(given, facts) ? pass() : fail('unplugged', { found: one.name });
  },
});
