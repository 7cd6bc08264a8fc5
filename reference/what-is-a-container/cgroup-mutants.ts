import type { checks } from '../../checks/what-is-a-container/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** The phase limits done wrong: the cgroup, its limits, who is in it, and what was tried in it. */
export const cgroupMutants: MutantsOf<typeof checks> = [
  {
    id: 'hierarchy-not-mounted',
    story: 'The memory hierarchy is not mounted, as on the old text’s Amazon Linux.',
    break: 'umount $F/memory',
    killedBy: [['cgroup-exists', 'not-mounted']],
  },
  {
    id: 'no-cgroup',
    story: 'The container was started without any cgroup.',
    break: 'stop; ungroup; joins= tries=$work; start',
    killedBy: [['cgroup-exists', 'absent']],
  },
  {
    id: 'cgroup-misspelt',
    story: 'The underscore of the name was forgotten.',
    break: 'anew; ungroup; G=cgroup1500; group; start',
    killedBy: [['cgroup-exists', 'other-name']],
  },
  {
    id: 'cgroup-in-memory-only',
    story: 'cgcreate was told the memory controller only.',
    break:
      'stop; ungroup; cgcreate -g memory:$G; echo 100M >$F/memory/$G/memory.limit_in_bytes; echo 0 >$F/memory/$G/memory.swappiness; joins=memory tries="./munch;"; start',
    killedBy: [['cgroup-exists', 'not-everywhere']],
  },
  {
    id: 'cgroup-where-no-controller-is',
    story: 'On a hybrid host the folder was made in the v2 hierarchy, which has no controllers there.',
    break: 'stop; ungroup; mkdir $F/unified/demo; joins=; start',
    killedBy: [['cgroup-exists', 'not-everywhere']],
  },
  {
    id: 'shares-untouched',
    story: 'The share of processor time was never set.',
    break: 'echo 1024 >$F/cpu/$G/cpu.shares',
    killedBy: [['cpu-shares', 'untouched']],
  },
  {
    id: 'shares-as-a-weight',
    story: 'The weight of cgroup v2 was written into the file of v1.',
    break: 'echo 12 >$F/cpu/$G/cpu.shares',
    killedBy: [['cpu-shares', 'other-value']],
  },
  {
    id: 'memory-unlimited-again',
    story: 'The limit was taken away after the program was killed.',
    break: 'echo -1 >$F/memory/$G/memory.limit_in_bytes',
    killedBy: [['memory-limit', 'unlimited']],
  },
  {
    id: 'limits-into-a-folder-that-is-not-there',
    story: 'The old text’s echo … > /sys/fs/cgroup/demo/… lacks the controller’s name, so nothing was limited.',
    break: `stop; ungroup; G=demo; cgcreate -g cpu,cpuacct,memory,pids:$G; limits
echo -1 >$F/memory/$G/memory.limit_in_bytes; echo 60 >$F/memory/$G/memory.swappiness
refused sh -c "echo 100M >$F/demo/memory.limit_in_bytes"; refused sh -c "echo 0 >$F/demo/memory.swappiness"
tries=$work; start`,
    killedBy: [
      ['memory-limit', 'unlimited'],
      ['swap-off', 'still-on'],
    ],
  },
  {
    id: 'memory-in-millions',
    story: 'The limit was written as a hundred million bytes.',
    break: 'echo 100000000 >$F/memory/$G/memory.limit_in_bytes',
    killedBy: [['memory-limit', 'other-value']],
  },
  {
    id: 'swap-still-on',
    story: 'Swapping was never switched off for the cgroup.',
    break: 'echo 60 >$F/memory/$G/memory.swappiness',
    killedBy: [['swap-off', 'still-on']],
  },
  {
    id: 'swap-on-one-level-down',
    story:
      'The container is in a cgroup that was made below the lab’s before that one was set, and swappiness is not inherited later.',
    break:
      'stop; ungroup; cgcreate -g cpu,cpuacct,memory,pids:$G; cgcreate -g memory,pids:$G/inner; limits; level=/inner tries=$work; start',
    killedBy: [['swap-off', 'still-on']],
  },
  {
    id: 'pids-unlimited',
    story: 'The limit of processes was lifted to try what a bomb does.',
    break: 'echo max >$F/pids/$G/pids.max',
    killedBy: [['pids-limit', 'unlimited']],
  },
  {
    id: 'pids-never-limited',
    story: 'The limit of processes was never set, and no fork was ever refused.',
    break: 'anew; echo max >$F/pids/$G/pids.max; start',
    killedBy: [['pids-limit', 'unlimited']],
  },
  {
    id: 'pids-a-hundred',
    story: 'The limit of processes has a zero too many.',
    break: 'echo 100 >$F/pids/$G/pids.max',
    killedBy: [['pids-limit', 'other-value']],
  },
  {
    id: 'container-outside',
    story: 'The limits are right, but the container was started without cgexec: the memory eater passes them all.',
    break: 'joins=; anew; start',
    killedBy: [['process-in-cgroup', 'outside']],
  },
  {
    id: 'name-lost-in-another-terminal',
    story: 'The variable with the cgroup’s name is empty in a second terminal, so cgexec refused and nothing runs.',
    break: 'anew; name=; refused begin cgexec -g "pids,memory:$name" $spaces $root "$inside $work $stay"',
    killedBy: [['pid-isolated', 'engine']],
  },
  {
    id: 'memory-only',
    story: 'cgexec was told the memory controller only, as in the text’s first command: the bomb is not limited.',
    break: 'joins=memory; anew; start',
    killedBy: [['process-in-cgroup', 'partly']],
  },
  {
    id: 'another-shell-in-the-cgroup',
    story: 'The number of the wrong shell was written into cgroup.procs.',
    break: 'joins=; anew; start; launch sleep 3600; for c in memory pids; do echo $! >$F/$c/$G/cgroup.procs; done',
    killedBy: [['process-in-cgroup', 'other-process']],
  },
  {
    id: 'munch-never-run',
    story: 'The memory eater was compiled, but never run in this cgroup.',
    break: 'work="./fb;"; anew; start',
    killedBy: [['munch-killed', 'never-reached']],
  },
  {
    id: 'munch-ended-early',
    story: 'The memory eater was stopped with Ctrl-C before it reached the limit.',
    break: 'work="./munch 60; ./fb;"; anew; start',
    killedBy: [['munch-killed', 'never-reached']],
  },
  {
    id: 'munch-run-on-the-host',
    story: 'The memory eater was run in a terminal of the host, where nothing stops it.',
    break: 'work="./fb;"; anew; start; chroot $R /munch >/dev/null',
    killedBy: [['munch-killed', 'never-reached']],
  },
  {
    id: 'killing-switched-off',
    story: 'The cgroup was told to wait at its limit instead of killing.',
    break: `work="./fb;"; anew; echo 1 >$F/memory/$G/memory.oom_control; start
launch cgexec -g memory:$G chroot $R /munch; until [ $(cat $F/memory/$G/memory.failcnt) -gt 0 ] || [ $((n++)) -gt 200 ]; do sleep .02; done; [ $(cat $F/memory/$G/memory.failcnt) -gt 0 ]`,
    killedBy: [['munch-killed', 'not-killed']],
  },
  {
    id: 'bomb-never-run',
    story: 'The fork bomb was compiled, but never run in this cgroup.',
    break: 'work="./munch;"; anew; start',
    killedBy: [['bomb-contained', 'never-stopped']],
  },
  {
    id: 'bomb-run-on-the-host',
    story: 'The fork bomb was run in a terminal of the host.',
    break: 'work="./munch;"; anew; start; chroot $R /fb >/dev/null',
    killedBy: [['bomb-contained', 'never-stopped']],
  },
  {
    id: 'limit-set-too-late',
    story: 'Processes were moved into the cgroup that its limit would not have let it have.',
    break: 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do launch sleep 3600; echo $! >$F/pids/$G/cgroup.procs; done',
    killedBy: [['bomb-contained', 'over-limit']],
  },
  {
    id: 'still-in-the-container',
    story: 'The container’s shell was still open when the cgroup was to be removed.',
    break: 'cgdelete memory,pids:$G',
    phases: ['clean'],
    killedBy: [['cleaned-up', 'still-used']],
  },
  {
    id: 'cgdelete-of-the-text',
    story:
      'The old text’s cgdelete names fewer controllers than its cgcreate, and some versions remove only the first.',
    break: 'stop; unrunc; cgdelete "memory,pids:$G"',
    phases: ['clean'],
    killedBy: [['cleaned-up', 'left']],
  },
  {
    id: 'clean-because-nothing-was-begun',
    story: 'The host is clean because the lab was done on another one.',
    break: 'stop; unrunc; ungroup; rm -rf --one-file-system $R',
    phases: ['clean'],
    killedBy: [['cleaned-up', 'nothing-begun']],
  },
];
