import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 5 done wrong: the veth pair. */
export const pairMutants: MutantsOf<typeof checks> = [
  {
    id: 'pair-missing',
    story: 'The pair was never made.',
    break: 'unpair',
    killedBy: [['veth-pair', 'absent']],
  },
  {
    id: 'peer-not-moved',
    story: 'The second end was never moved: everything seems to answer, but over the host’s own loopback.',
    break:
      'stop; unpair; ip link add veth-host type veth peer name veth-pinger; ip addr add 10.200.7.1/24 dev veth-host; ip addr add 10.200.7.10/24 dev veth-pinger; ip link set veth-host up; ip link set veth-pinger up; start',
    killedBy: [['veth-pair', 'not-moved']],
  },
  {
    id: 'both-ends-moved',
    story: 'Both ends were moved into the namespace.',
    break: 'ip link set veth-host netns $N',
    killedBy: [['veth-pair', 'both-moved']],
  },
  {
    id: 'ends-swapped',
    story: 'The wrong end was moved.',
    break: 'unpair; ip link add veth-host type veth peer name veth-pinger; ip link set veth-host netns $N',
    killedBy: [['veth-pair', 'swapped']],
  },
  {
    id: 'pair-with-other-names',
    story: 'The pair has the names of another exercise.',
    break:
      'unpair; ip link add veth0 type veth peer name ceth0; ip link set ceth0 netns $N; ip addr add 10.200.7.1/24 dev veth0; ip link set veth0 up; ip -n $N addr add 10.200.7.10/24 dev ceth0; ip -n $N link set ceth0 up',
    killedBy: [['veth-pair', 'other-names']],
  },
  {
    id: 'peer-without-a-name',
    story: 'The pair was made without naming the peer, so the kernel called it veth0.',
    break: 'unpair; ip link add veth-host type veth',
    killedBy: [['veth-pair', 'other-names']],
  },
  {
    id: 'peer-in-another-namespace',
    story: 'The end was moved into the namespace of another exercise.',
    break:
      'ip netns add other; unpair; ip link add veth-host type veth peer name veth-pinger; ip link set veth-pinger netns other',
    killedBy: [['veth-pair', 'moved-elsewhere']],
  },
  {
    id: 'two-half-pairs',
    story: 'Two pairs were made, and one end of each is in use.',
    break:
      'unpair; ip link add veth-host type veth peer name spare-a; ip link add veth-pinger type veth peer name spare-b; ip link set veth-pinger netns $N; up',
    killedBy: [['veth-pair', 'not-a-pair']],
  },
];
