import type { checks } from '../../checks/minimal/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** The containers of systemd-nspawn done wrong. */
export const containerMutants: MutantsOf<typeof checks> = [
  // Task 5
  {
    id: 'host-without-nspawn',
    story: 'The host has no systemd-nspawn, so nothing could be started.',
    break: 'close; rm /usr/bin/systemd-nspawn',
    killedBy: [['nspawn-running', 'not-installed']],
  },
  {
    id: 'container-closed',
    story: 'The shell in the container was left before the grading.',
    break: 'close',
    killedBy: [['nspawn-running', 'not-running']],
  },
  {
    id: 'container-only-by-chroot',
    story: 'The shell of the first trial, by chroot, was left open instead.',
    break: 'close; launch chroot $R /bin/sleep 3600; settle',
    killedBy: [['nspawn-running', 'chroot-only']],
  },
  {
    id: 'container-by-unshare',
    story: 'unshare was used as in another exercise.',
    break: 'close; launch unshare -pfmn --root=$R /bin/sleep 3600; settle',
    killedBy: [['nspawn-running', 'by-hand']],
  },
  {
    id: 'container-of-a-copy',
    story: 'The container was started in a copy of the tree.',
    break: 'close; copy; contain --network-veth --network-interface=eth2 -D /contenedor/nuevo',
    killedBy: [['nspawn-running', 'other-tree']],
  },
  // Task 6
  {
    id: 'container-in-the-hosts-network',
    story: 'The option for the network was left out.',
    break: 'close; contain -D $R',
    killedBy: [['network-private', 'shared']],
  },
  // Task 11
  {
    id: 'container-without-a-cable',
    story: 'The container was given an interface, but made none itself.',
    break: 'close; contain --network-interface=eth2 -D $R',
    killedBy: [['nspawn-veth', 'absent']],
  },
  {
    id: 'cable-pulled',
    story: 'The host’s end of the cable was moved into another namespace.',
    break: 'ip netns add other; ip link set ve-minimal netns other',
    killedBy: [['nspawn-veth', 'unplugged']],
  },
  {
    id: 'container-without-an-interface',
    story: 'The container made its own cable, but was given no interface.',
    break: 'close; contain --network-veth -D $R',
    killedBy: [['nspawn-interface', 'absent']],
  },
  {
    id: 'interface-without-a-peer',
    story: 'The other end of the interface was moved into another namespace.',
    break: 'ip netns add other; ip link set veth2 netns other',
    killedBy: [['nspawn-interface', 'unplugged']],
  },
  // Task 5 again
  {
    id: 'nspawn-in-name-only',
    story: 'The host has no systemd-nspawn, so a copy of unshare was given its name.',
    break:
      'close; rm /usr/bin/systemd-nspawn; cp /usr/bin/unshare /usr/bin/systemd-nspawn; launch systemd-nspawn -pfmn --root=$R /bin/sleep 3600; settle',
    killedBy: [['nspawn-running', 'by-hand']],
  },
];
