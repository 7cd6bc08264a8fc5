import type { checks } from '../../checks/minimal/lab.ts';
import type { TogetherOf } from '../mutant.ts';

export const together: TogetherOf<typeof checks> = [
  {
    of: ['shell-in-the-namespace-closed'],
    with: ['container-only-by-chroot'],
    why: 'A shell with the tree as its root does run, but in the host’s network.',
    instead: [['chroot-in-netns', 'on-host']],
  },
  {
    of: ['host-address-on-the-cable-of-nspawn'],
    with: ['container-in-the-hosts-network', 'cable-pulled'],
    why: 'The interface of systemd-nspawn is gone from the host, and its address with it.',
    instead: [['address-host', 'absent']],
  },
  {
    of: ['container-is-dot-three'],
    with: ['container-address-on-both-sides'],
    why: 'The address that the container lacks is on the host.',
    instead: [['address-netns', 'on-host']],
  },
];
