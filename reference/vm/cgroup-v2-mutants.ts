import type { checks } from '../../checks/what-is-a-container/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/**
 * The phase limits done wrong on a host of cgroup v2: what the lab's own mutants do to the files of v1, and what only
 * v2 has.
 */
export const cgroupV2Mutants: MutantsOf<typeof checks> = [
  {
    id: 'v2-not-mounted',
    story: 'The cgroup file system was unmounted.',
    break: 'umount -l $F',
    killedBy: [['cgroup-exists', 'not-mounted']],
  },
  {
    id: 'v2-controller-not-handed-on',
    story: 'The folder was made with mkdir where the parent does not hand the controller pids on.',
    break:
      'stop; ungroup; mkdir $F/lab; echo "+cpu +memory" >$F/lab/cgroup.subtree_control; mkdir $F/lab/demo; begin $spaces $root "$inside $stay"',
    killedBy: [['cgroup-exists', 'not-everywhere']],
  },
  {
    id: 'v2-no-controller-handed-on',
    story: 'The folder was made in one whose cgroup.subtree_control is empty.',
    break: 'stop; ungroup; mkdir -p $F/lab/demo; begin $spaces $root "$inside $stay"',
    killedBy: [['cgroup-exists', 'not-everywhere']],
  },
  {
    id: 'v2-files-of-v1',
    story: 'The old text’s names of files were used, which are not there in v2, so nothing was limited but processes.',
    break: `echo 100 >$F/$G/cpu.weight; echo max >$F/$G/memory.max; echo max >$F/$G/memory.swap.max
for f in cpu.shares memory.limit_in_bytes memory.swappiness; do refused sh -c "echo 100 >$F/$G/$f"; done`,
    killedBy: [
      ['cpu-shares', 'untouched'],
      ['memory-limit', 'unlimited'],
      ['swap-off', 'still-on'],
    ],
  },
  {
    id: 'v2-weight-untouched',
    story: 'The weight was never set.',
    break: 'echo 100 >$F/$G/cpu.weight',
    killedBy: [['cpu-shares', 'untouched']],
  },
  {
    id: 'v2-shares-as-a-weight',
    story: 'The number of v1 was written into the file of v2.',
    break: 'echo 128 >$F/$G/cpu.weight',
    killedBy: [['cpu-shares', 'other-value']],
  },
  {
    id: 'v2-memory-only-throttled',
    story: 'memory.high was set in the place of memory.max: it slows down, and kills nothing.',
    break: 'echo max >$F/$G/memory.max; echo 100M >$F/$G/memory.high',
    killedBy: [['memory-limit', 'unlimited']],
  },
  {
    id: 'v2-memory-in-millions',
    story: 'The limit was written as a hundred million bytes.',
    break: 'echo 100000000 >$F/$G/memory.max',
    killedBy: [['memory-limit', 'other-value']],
  },
  {
    id: 'v2-swap-still-on',
    story: 'Swap was never limited for the cgroup.',
    break: 'echo max >$F/$G/memory.swap.max',
    killedBy: [['swap-off', 'still-on']],
  },
  {
    id: 'v2-pids-unlimited',
    story: 'The limit of processes was lifted to try what a bomb does.',
    break: 'echo max >$F/$G/pids.max',
    killedBy: [['pids-limit', 'unlimited']],
  },
  {
    id: 'v2-pids-never-limited',
    story: 'The limit of processes was never set, and no fork was ever refused.',
    break: 'anew; echo max >$F/$G/pids.max; begin $limited $spaces $root "$inside $work $stay"',
    killedBy: [['pids-limit', 'unlimited']],
  },
  {
    id: 'v2-pids-a-hundred',
    story: 'The limit of processes has a zero too many.',
    break: 'echo 100 >$F/$G/pids.max',
    killedBy: [['pids-limit', 'other-value']],
  },
  {
    id: 'v2-another-shell-in-the-cgroup',
    story: 'The number of the wrong shell was written into cgroup.procs.',
    break: 'anew; begin $spaces $root "$inside $work $stay"; launch sleep 3600; echo $! >$F/$G/cgroup.procs',
    killedBy: [['process-in-cgroup', 'other-process']],
  },
  {
    id: 'v2-limit-set-too-late',
    story: 'Processes were moved into the cgroup that its limit would not have let it have.',
    break: 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do launch sleep 3600; echo $! >$F/$G/cgroup.procs; done',
    killedBy: [['bomb-contained', 'over-limit']],
  },
  {
    id: 'v2-still-in-the-container',
    story: 'The container’s shell was still open when the cgroup was to be removed.',
    break: 'refused rmdir $F/$G',
    phases: ['clean'],
    killedBy: [['cleaned-up', 'still-used']],
  },
  {
    id: 'v2-left-behind',
    story: 'The containers were ended, and the cgroup was forgotten.',
    break: 'stop; unrunc',
    phases: ['clean'],
    killedBy: [['cleaned-up', 'left']],
  },
];
