import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 10 and 11 done wrong: the isolated shell and its procfs. */
export const isolationMutants: MutantsOf<typeof checks> = [
  // Task 10
  {
    id: 'shell-closed',
    story: 'The isolated shell was closed before the grading.',
    break: 'stop',
    killedBy: [['pid-isolated', 'nothing-runs']],
  },
  {
    id: 'network-rebuilt-under-the-app',
    story: 'The namespace and the pair were deleted and made again while the app kept running in the old ones.',
    break: 'ip netns delete $N; unpair; ip netns add $N; pair; up',
    killedBy: [['pid-isolated', 'stale']],
  },
  {
    id: 'app-on-the-host',
    story: 'Everything is prepared, but the app was started in an ordinary shell of the host.',
    break: 'stop; unpublish; launch $R$APP',
    killedBy: [
      ['pid-isolated', 'on-host'],
      ['published', 'host-copy'],
    ],
  },
  {
    id: 'fork-forgotten',
    story: 'unshare was called with -p but without -f.',
    break: 'stop; mount -t proc proc $R/proc; without f; KILL= PROC=; start',
    killedBy: [['pid-isolated', 'not-forked']],
  },
  {
    id: 'unshare-forgotten',
    story: 'Only chroot was used within the network namespace, without unshare.',
    break: 'stop; mount -t proc proc $R/proc; LETTERS=; start',
    killedBy: [['pid-isolated', 'shared']],
  },
  {
    id: 'uts-forgotten',
    story: 'The u of -pfmu was left out.',
    break: 'without u; again',
    killedBy: [['uts-isolated', 'shared']],
  },
  {
    id: 'mount-forgotten',
    story: 'nsenter was used to enter the network, and the m of -pfmu was left out.',
    break: 'without m; PROC=; WAY="nsenter --net=/run/netns/$N"; again',
    killedBy: [['mount-isolated', 'shared']],
  },
  // Task 11
  {
    id: 'proc-forgotten',
    story: 'No procfs was mounted in the new root.',
    break: 'PROC=; again',
    killedBy: [['proc-mounted', 'absent']],
  },
  {
    id: 'proc-of-the-host',
    story: 'The host’s own /proc was bound into the tree.',
    break: 'stop; mount --bind /proc $R/proc; PROC=; start',
    killedBy: [['proc-mounted', 'other-namespace']],
  },
  {
    id: 'earlier-shell-left-open-and-no-app',
    story:
      'A first shell without a hostname of its own is still open beside the right one, and the app runs in neither.',
    break: 'stop; inside unshare -pf sleep 3600; inside unshare -pfmu --mount-proc sleep 3600',
    killedBy: [['app-isolated', 'not-running']],
    notes: [['pid-isolated', 'other-tries']],
  },
  {
    id: 'earlier-shell-without-a-procfs-and-no-app',
    story: 'A first shell without a procfs is still open beside the right one, and the app runs in neither.',
    break: 'stop; inside unshare -pfmu --root=$R sleep 3600; inside unshare -pfmu --root=$R --mount-proc sleep 3600',
    killedBy: [['app-isolated', 'not-running']],
    notes: [['pid-isolated', 'other-tries']],
  },
  {
    id: 'later-shell-without-a-procfs-and-no-app',
    story: 'After the right shell another one was begun without a procfs, and the app runs in neither.',
    break: 'stop; inside unshare -pfmu --root=$R --mount-proc sleep 3600; inside unshare -pfmu --root=$R sleep 3600',
    killedBy: [['app-isolated', 'not-running']],
    notes: [['pid-isolated', 'other-tries']],
  },
];
