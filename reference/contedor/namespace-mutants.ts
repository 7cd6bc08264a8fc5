import type { checks } from '../../checks/contedor/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 3 done wrong: namespaces that are not private. */
export const namespaceMutants: MutantsOf<typeof checks> = [
  {
    id: 'only-chroot',
    story: 'The student stopped after the second task: a chroot, and no namespace at all.',
    break: 'SPACES=; NAME=true; again',
    killedBy: [['pid-isolated', 'not-unshared']],
  },
  {
    id: 'only-chroot-beside-a-container-of-runc',
    story: 'There is a chroot without namespaces, and a container of runc in the same tree does not make up for it.',
    break: 'stop; engine; SPACES=; PROC=true; NAME=true; contain',
    killedBy: [['pid-isolated', 'not-unshared']],
  },
  {
    id: 'fork-forgotten',
    story: 'unshare was called with -p but without -f.',
    break: 'PROC=true; without f; STAY="exec sleep 3600"; again',
    killedBy: [['pid-isolated', 'not-forked']],
  },
  {
    id: 'pid-forgotten',
    story: 'The p was left out, so all processes of the host are still there.',
    break: 'without p; again',
    killedBy: [['pid-isolated', 'shared']],
  },
  {
    id: 'mount-forgotten',
    story: 'The m was left out, so the procfs is mounted on the host as well.',
    break: 'without m; again',
    killedBy: [['mount-isolated', 'shared']],
  },
  {
    id: 'ipc-forgotten',
    story: 'The i was left out.',
    break: 'without i; again',
    killedBy: [['ipc-isolated', 'shared']],
  },
  {
    id: 'net-forgotten',
    story: 'The n was left out.',
    break: 'without n; again',
    killedBy: [['net-isolated', 'shared']],
  },
  {
    id: 'uts-forgotten',
    story: 'The u was left out, so the host itself got the name of the container.',
    break: 'without u; again',
    killedBy: [['uts-isolated', 'shared']],
  },
  {
    id: 'three-letters-forgotten',
    story: 'Only the options of another exercise were typed: -p, -m and -f.',
    break: 'without i; without n; without u; NAME=true; again',
    killedBy: [
      ['ipc-isolated', 'shared'],
      ['net-isolated', 'shared'],
      ['uts-isolated', 'shared'],
    ],
  },
  {
    id: 'only-a-user-namespace',
    story: 'unshare was told to map the user to root, and no more.',
    break: 'SPACES=-r; PROC=true; NAME=true; again',
    killedBy: [['pid-isolated', 'only-users']],
  },
];
