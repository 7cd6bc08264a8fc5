import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 6 and 7 done wrong: the addresses of both ends. */
export const addressMutants: MutantsOf<typeof checks> = [
  // Task 6
  {
    id: 'host-address-forgotten',
    story: 'The host’s end never got an address.',
    break: 'ip addr flush dev veth-host',
    killedBy: [['address-host', 'absent']],
  },
  {
    id: 'host-address-with-a-letter-x',
    story: 'The address was typed with a literal x, which ip refuses.',
    break: 'ip addr flush dev veth-host; refused ip addr add 10.200.x.1/24 dev veth-host',
    killedBy: [['address-host', 'absent']],
  },
  {
    id: 'host-address-without-prefix',
    story: 'The /24 was forgotten, so the address is a /32.',
    break: 'ip addr flush dev veth-host; ip addr add 10.200.7.1 dev veth-host',
    killedBy: [['address-host', 'wrong-prefix']],
  },
  {
    id: 'host-prefix-too-wide',
    story: 'The prefix of another exercise was used: all works, only the prefix is wrong.',
    break: 'ip addr flush dev veth-host; ip addr add 10.200.7.1/16 dev veth-host',
    killedBy: [['address-host', 'wrong-prefix']],
  },
  {
    id: 'host-address-of-another-exercise',
    story: 'The host’s end got an address of another exercise.',
    break: 'ip addr flush dev veth-host; ip addr add 10.0.0.1/24 dev veth-host',
    killedBy: [['address-host', 'wrong-address']],
  },
  {
    id: 'host-address-on-the-loopback',
    story: 'The address was added to lo.',
    break: 'ip addr flush dev veth-host; ip addr add 10.200.7.1/24 dev lo',
    killedBy: [['address-host', 'other-link']],
  },
  // Task 7
  {
    id: 'container-address-forgotten',
    story: 'The address was added before the move, which took it away.',
    break:
      'unpair; ip link add veth-host type veth peer name veth-pinger; ip addr add 10.200.7.10/24 dev veth-pinger; ip link set veth-pinger netns $N; ip addr add 10.200.7.1/24 dev veth-host; ip link set veth-host up; ip -n $N link set veth-pinger up',
    killedBy: [['address-netns', 'absent']],
  },
  {
    id: 'both-addresses-on-the-host',
    story: 'Both addresses were added to the host’s end: the ping answers, without any container.',
    break: 'ip -n $N addr flush dev veth-pinger; ip addr add 10.200.7.10/24 dev veth-host',
    killedBy: [['address-netns', 'on-host']],
  },
  {
    id: 'container-address-without-prefix',
    story: 'The /24 was forgotten inside: the neighbour is found, but no answer knows its way.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.10 dev veth-pinger',
    killedBy: [['address-netns', 'wrong-prefix']],
  },
  {
    id: 'container-prefix-too-wide',
    story: 'The prefix inside is /16: all works, only the prefix is wrong.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.10/16 dev veth-pinger',
    killedBy: [['address-netns', 'wrong-prefix']],
  },
  {
    id: 'different-x',
    story: 'A typo made the two ends live in different networks.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.8.10/24 dev veth-pinger',
    killedBy: [['address-netns', 'other-x']],
  },
  {
    id: 'container-is-dot-two',
    story: 'The container’s end has the .2 of an older solution.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.2/24 dev veth-pinger',
    killedBy: [['address-netns', 'wrong-address']],
  },
  {
    id: 'container-address-on-the-loopback',
    story: 'Inside, the address was added to lo.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.10/24 dev lo',
    killedBy: [['address-netns', 'other-link']],
  },
];
