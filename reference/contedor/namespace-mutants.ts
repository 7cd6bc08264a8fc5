import type { checks } from '../../checks/contedor/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 3 done wrong: namespaces that are not private. */
export const namespaceMutants: MutantsOf<typeof checks> = [
  {
    id: 'only-chroot',
    story: 'The student stopped after the second task: a chroot, and no namespace at all.',
    break: `stop; launch chroot $R /bin/bash -c "$(life $PROC)"`,
    killedBy: [['pid-isolated', 'not-unshared']],
  },
  {
    id: 'only-chroot-beside-a-container-of-runc',
    story: 'There is a chroot without namespaces, and a container of runc in the same tree does not make up for it.',
    break: `stop; engine; launch chroot $R /bin/bash -c "$(life true)"`,
    killedBy: [['pid-isolated', 'not-unshared']],
  },
  {
    id: 'fork-forgotten',
    story: 'unshare was called with -p but without -f.',
    break: 'stop; PROC=true; launch unshare -m -i -n -p -u chroot $R /bin/bash -c "$NAME; exec sleep 3600"',
    killedBy: [['pid-isolated', 'not-forked']],
  },
  {
    id: 'pid-forgotten',
    story: 'The p was left out, so all processes of the host are still there.',
    break: 'stop; contain -m -i -n -u -f',
    killedBy: [['pid-isolated', 'shared']],
  },
  {
    id: 'mount-forgotten',
    story: 'The m was left out, so the procfs is mounted on the host as well.',
    break: 'stop; contain -i -n -p -u -f',
    killedBy: [['mount-isolated', 'shared']],
  },
  {
    id: 'ipc-forgotten',
    story: 'The i was left out.',
    break: 'stop; contain -m -n -p -u -f',
    killedBy: [['ipc-isolated', 'shared']],
  },
  {
    id: 'net-forgotten',
    story: 'The n was left out.',
    break: 'stop; contain -m -i -p -u -f',
    killedBy: [['net-isolated', 'shared']],
  },
  {
    id: 'uts-forgotten',
    story: 'The u was left out, so the host itself got the name of the container.',
    break: 'stop; contain -m -i -n -p -f',
    killedBy: [['uts-isolated', 'shared']],
  },
  {
    id: 'three-letters-forgotten',
    story: 'Only the options of another exercise were typed: -p, -m and -f.',
    break: 'stop; NAME=true; contain -m -p -f',
    killedBy: [
      ['ipc-isolated', 'shared'],
      ['net-isolated', 'shared'],
      ['uts-isolated', 'shared'],
    ],
  },
  {
    id: 'only-a-user-namespace',
    story: 'unshare was told to map the user to root, and no more.',
    break: `stop; launch unshare -r chroot $R /bin/bash -c "$(life true)"`,
    killedBy: [['pid-isolated', 'only-users']],
  },
];
