import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 8 and 9 done wrong: the links, and the ping over them. */
export const reachMutants: MutantsOf<typeof checks> = [
  // Task 8
  {
    id: 'outer-end-down',
    story: 'Only the end in the namespace was switched on.',
    break: 'ip link set veth-host down',
    killedBy: [['links-up', 'outer-down']],
  },
  {
    id: 'inner-end-down',
    story: 'Only the host’s end was switched on.',
    break: 'ip -n $N link set veth-pinger down',
    killedBy: [['links-up', 'inner-down']],
  },
  {
    id: 'both-ends-down',
    story: 'Neither end was switched on.',
    break: 'ip link set veth-host down; ip -n $N link set veth-pinger down',
    killedBy: [['links-up', 'both-down']],
  },
  // Task 9
  {
    id: 'container-ignores-pings',
    story: 'A kernel setting from a hardening guide makes the container ignore pings.',
    break: 'ip netns exec $N sh -c "echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all"',
    killedBy: [['ping-replies', 'no-reply']],
  },
  {
    id: 'route-of-an-earlier-try',
    story: 'A route of an earlier try leads to the container’s address through another pair.',
    break:
      'ip link add veth-old type veth peer name veth-old-b; ip link set veth-old up; ip link set veth-old-b up; ip route add 10.200.7.10/32 dev veth-old',
    killedBy: [['ping-replies', 'misrouted']],
  },
  {
    id: 'container-address-on-both-sides',
    story: 'The container’s address is on the host as well, so the host answers itself.',
    break: 'ip addr add 10.200.7.10/32 dev lo',
    killedBy: [['ping-replies', 'owned-by-host']],
  },
  {
    id: 'address-without-its-route',
    story: 'A network manager set the host’s address without the route to its network.',
    break: 'ip addr delete 10.200.7.1/24 dev veth-host; ip addr add 10.200.7.1/24 dev veth-host noprefixroute',
    killedBy: [['ping-replies', 'no-route']],
  },
  {
    id: 'vpn-takes-the-network',
    story: 'A VPN’s rule sends private addresses through its own table.',
    break:
      'ip link add wg0 type veth peer name wg0-peer; ip link set wg0 up; ip link set wg0-peer up; ip route add default dev wg0 table 100; ip rule add to 10.0.0.0/8 lookup 100',
    killedBy: [['ping-replies', 'other-table']],
  },
  {
    id: 'container-address-without-its-route',
    story: 'The container’s address was set without the route to its network.',
    break:
      'ip -n $N addr delete 10.200.7.10/24 dev veth-pinger; ip -n $N addr add 10.200.7.10/24 dev veth-pinger noprefixroute',
    killedBy: [['ping-replies', 'no-way-back']],
  },
];
