import type { checks } from '../../checks/contedor/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 2 done wrong: the process in that root. */
export const rootMutants: MutantsOf<typeof checks> = [
  {
    id: 'shell-closed',
    story: 'The container’s shell was closed before the grading.',
    break: 'stop',
    killedBy: [['root-changed', 'nothing-runs']],
  },
  {
    id: 'only-services',
    story: 'The shell was closed; services of the machine have namespaces of their own, and they do not count.',
    break:
      'stop; launch unshare -m sleep 3600; launch unshare -n bash -c "$(life true)"; launch setsid unshare -mnu sh -c "$(life true)"',
    killedBy: [['root-changed', 'nothing-runs']],
  },
  {
    id: 'chroot-forgotten',
    story: 'unshare was typed without chroot behind it, so the shell sees the host’s files.',
    break: 'ROOT=bash; again',
    killedBy: [['root-changed', 'host-root']],
  },
  {
    id: 'chroot-to-an-older-tree',
    story: 'The root was changed to a tree of another exercise.',
    break: 'cp -a $R /srv/debian; R=/srv/debian; again',
    killedBy: [['root-changed', 'other-root']],
  },
  {
    id: 'first-chroot-open-and-unshare-without-chroot',
    story: 'The chroot of the second task is still open, and unshare was typed in another terminal without chroot.',
    break: `stop; launch chroot $R /bin/bash -c "$(life true)"; ROOT=bash; contain`,
    killedBy: [['root-changed', 'host-root']],
  },
  {
    id: 'started-by-runc',
    story: 'runc was used instead of unshare.',
    break: `stop; engine`,
    killedBy: [['root-changed', 'engine']],
  },
  {
    id: 'chroot-left-again',
    story: 'The procfs was mounted from a chroot within the new namespaces, and that chroot was left again.',
    break: 'ROOT=bash PROC="chroot $R $PROC"; again',
    killedBy: [['root-changed', 'host-root']],
  },
  {
    id: 'tree-unpacked-anew-under-the-shell',
    story: 'The folder was deleted and the archive unpacked again while the container ran in the old folder.',
    break: 'rm -rf --one-file-system $R; cd ~; tar xfz rootfs.tar.gz',
    killedBy: [['root-changed', 'other-root']],
  },
];
