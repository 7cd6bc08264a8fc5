import type { checks } from '../../checks/minimal/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** The namespace, its pair and the shell within done wrong. */
export const networkMutants: MutantsOf<typeof checks> = [
  // Task 8
  {
    id: 'rebooted',
    story: 'The machine was restarted: namespaces, processes and interfaces are gone.',
    break: 'leave; quit; drop',
    killedBy: [['netns-exists', 'absent']],
  },
  {
    id: 'netns-misspelt',
    story: 'The namespace was made with a letter too many.',
    break: 'leave; quit; drop; ip netns add minimals',
    killedBy: [['netns-exists', 'other-name']],
  },
  {
    id: 'netns-file-only',
    story: 'A plain file lies where the namespace’s name should be.',
    break: 'leave; quit; drop; touch /run/netns/$N',
    killedBy: [['netns-exists', 'not-a-namespace']],
  },
  {
    id: 'netns-is-the-host',
    story: 'The name was attached to the host’s own network.',
    break: 'leave; quit; drop; touch /run/netns/$N; mount --bind /proc/1/ns/net /run/netns/$N',
    killedBy: [['netns-exists', 'is-host']],
  },
  {
    id: 'pair-missing',
    story: 'The pair was never made.',
    break: 'unpair',
    killedBy: [['veth-pair', 'absent']],
  },
  {
    id: 'peer-not-moved',
    story: 'The second end was never moved, and both have their addresses on the host.',
    break:
      'unpair; ip link add eth1 type veth peer name veth1; ip addr add 10.0.0.1/24 dev veth1; ip addr add 10.0.0.2/24 dev eth1; ip link set veth1 up; ip link set eth1 up',
    killedBy: [['veth-pair', 'not-moved']],
  },
  {
    id: 'both-ends-moved',
    story: 'Both ends were moved into the namespace.',
    break: 'ip link set veth1 netns $N',
    killedBy: [['veth-pair', 'both-moved']],
  },
  {
    id: 'ends-swapped',
    story: 'The wrong end was moved.',
    break: 'unpair; ip link add eth1 type veth peer name veth1; ip link set veth1 netns $N',
    killedBy: [['veth-pair', 'swapped']],
  },
  {
    id: 'pair-with-other-names',
    story: 'The pair has the names of another exercise.',
    break: 'unpair; ip link add veth-host type veth peer name ceth0; ip link set ceth0 netns $N',
    killedBy: [['veth-pair', 'other-names']],
  },
  {
    id: 'peer-in-another-namespace',
    story: 'The end was moved into the namespace of another exercise.',
    break: 'ip netns add other; unpair; ip link add eth1 type veth peer name veth1; ip link set eth1 netns other',
    killedBy: [['veth-pair', 'moved-elsewhere']],
  },
  {
    id: 'two-half-pairs',
    story: 'Two pairs were made, and one end of each is in use.',
    break:
      'unpair; ip link add veth1 type veth peer name spare-a; ip link add eth1 type veth peer name spare-b; ip link set eth1 netns $N; up',
    killedBy: [['veth-pair', 'not-a-pair']],
  },
  // Task 9
  {
    id: 'host-address-forgotten',
    story: 'The host’s end never got an address.',
    break: 'ip addr flush dev veth1',
    killedBy: [['address-host', 'absent']],
  },
  {
    id: 'host-address-without-prefix',
    story: 'The /24 was forgotten, so the address is a /32.',
    break: 'ip addr flush dev veth1; ip addr add 10.0.0.1 dev veth1',
    killedBy: [['address-host', 'wrong-prefix']],
  },
  {
    id: 'host-address-of-another-exercise',
    story: 'The host’s end got an address of another exercise.',
    break: 'ip addr flush dev veth1; ip addr add 10.200.7.1/24 dev veth1',
    killedBy: [['address-host', 'wrong-address']],
  },
  {
    id: 'host-address-on-the-cable-of-nspawn',
    story: 'The address was added to the interface that systemd-nspawn had made.',
    break: 'ip addr flush dev veth1; ip addr add 10.0.0.1/24 dev ve-minimal',
    killedBy: [['address-host', 'other-link']],
  },
  {
    id: 'container-address-forgotten',
    story: 'The address inside was forgotten.',
    break: 'ip -n $N addr flush dev eth1',
    killedBy: [['address-netns', 'absent']],
  },
  {
    id: 'both-addresses-on-the-host',
    story: 'Both addresses were added to the host’s end: the ping answers, without any container.',
    break: 'ip -n $N addr flush dev eth1; ip addr add 10.0.0.2/24 dev veth1',
    killedBy: [['address-netns', 'on-host']],
  },
  {
    id: 'container-address-without-prefix',
    story: 'The /24 was forgotten inside.',
    break: 'ip -n $N addr flush dev eth1; ip -n $N addr add 10.0.0.2 dev eth1',
    killedBy: [['address-netns', 'wrong-prefix']],
  },
  {
    id: 'container-is-dot-three',
    story: 'The end inside has another number.',
    break: 'ip -n $N addr flush dev eth1; ip -n $N addr add 10.0.0.3/24 dev eth1',
    killedBy: [['address-netns', 'wrong-address']],
  },
  {
    id: 'container-address-on-the-loopback',
    story: 'Inside, the address was added to lo.',
    break: 'ip -n $N addr flush dev eth1; ip -n $N addr add 10.0.0.2/24 dev lo',
    killedBy: [['address-netns', 'other-link']],
  },
  {
    id: 'outer-end-down',
    story: 'Only the end in the namespace was switched on.',
    break: 'ip link set veth1 down',
    killedBy: [['links-up', 'outer-down']],
  },
  {
    id: 'inner-end-down',
    story: 'Only the host’s end was switched on.',
    break: 'ip -n $N link set eth1 down',
    killedBy: [['links-up', 'inner-down']],
  },
  {
    id: 'both-ends-down',
    story: 'Neither end was switched on.',
    break: 'ip link set veth1 down; ip -n $N link set eth1 down',
    killedBy: [['links-up', 'both-down']],
  },
  {
    id: 'namespace-ignores-pings',
    story: 'A kernel setting from a hardening guide makes the namespace ignore pings.',
    break: 'ip netns exec $N sh -c "echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all"',
    killedBy: [['ping-replies', 'no-reply']],
  },
  {
    id: 'route-through-another-pair',
    story: 'A route of an earlier try leads to the address through the pair of the container.',
    break: 'ip link set veth2 up; ip route add 10.0.0.2/32 dev veth2',
    killedBy: [['ping-replies', 'misrouted']],
  },
  {
    id: 'address-without-its-route',
    story: 'A network manager set the host’s address without the route to its network.',
    break: 'ip addr delete 10.0.0.1/24 dev veth1; ip addr add 10.0.0.1/24 dev veth1 noprefixroute',
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
    story: 'The namespace’s address was set without the route to its network.',
    break: 'ip -n $N addr delete 10.0.0.2/24 dev eth1; ip -n $N addr add 10.0.0.2/24 dev eth1 noprefixroute',
    killedBy: [['ping-replies', 'no-way-back']],
  },
  {
    id: 'container-address-on-both-sides',
    story: 'The address is on the host as well, so the host answers itself.',
    break: 'ip addr add 10.0.0.2/32 dev lo',
    killedBy: [['ping-replies', 'owned-by-host']],
  },
  // Task 10
  {
    id: 'shell-in-the-namespace-closed',
    story: 'The shell in the namespace was left before the grading.',
    break: 'leave',
    killedBy: [['chroot-in-netns', 'nothing-runs']],
  },
  {
    id: 'shell-on-the-host',
    story: 'chroot was called without ip netns exec.',
    break: 'leave; launch chroot $R /bin/sleep 3600; settle',
    killedBy: [['chroot-in-netns', 'on-host']],
  },
  {
    id: 'network-rebuilt-under-the-shell',
    story: 'The namespace and the pair were deleted and made again while the shell stayed open in the old ones.',
    break:
      'quit; ip netns delete $N; unpair; ip netns add $N; ip link add eth1 type veth peer name veth1; ip link set eth1 netns $N; up; serve',
    killedBy: [['chroot-in-netns', 'other-network']],
  },
  {
    id: 'shell-without-chroot',
    story: 'The shell was started in the namespace, but with the host’s root.',
    break: 'leave; enter',
    killedBy: [['chroot-in-netns', 'host-root']],
  },
  {
    id: 'shell-in-a-copy',
    story: 'The shell was started in a copy of the tree.',
    break: 'leave; copy; enter chroot /contenedor/nuevo',
    killedBy: [['chroot-in-netns', 'other-root']],
  },
];
