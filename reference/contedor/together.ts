import type { checks } from '../../checks/contedor/lab.ts';
import type { TogetherOf } from '../mutant.ts';

/** Where the container has the host's files. */
const atHome = ['chroot-forgotten', 'chroot-left-again', 'first-chroot-open-and-unshare-without-chroot'];

export const together: TogetherOf<typeof checks> = [
  {
    of: ['chroot-to-an-older-tree'],
    with: ['only-a-user-namespace', 'only-chroot'],
    why: 'A chroot elsewhere that shares all namespaces of the lab is not told from other people’s: services have such.',
    instead: [['root-changed', 'nothing-runs']],
  },
  {
    of: ['name-only-in-the-file'],
    with: atHome,
    why: 'The container sees the host’s /etc/hostname, so the name was written nowhere inside.',
    instead: [['hostname-private', 'unchanged']],
  },
];
