import type { Variant } from '../lab-reference.ts';

/** Other right ways on a host of cgroup v2. */
export const cgroupV2Variants: readonly Variant[] = [
  {
    id: 'v2-by-hand',
    story: 'The cgroup is called demo, made with mkdir and filled with echo, and joined by a shell first.',
    build: `stop; ungroup; G=demo; mkdir $F/$G; limits
begin bash -c "echo \\$\\$ >$F/$G/cgroup.procs; exec $spaces $root '$inside $work $stay'"`,
  },
  {
    id: 'v2-moved-in-afterwards',
    story: 'The container is moved into the cgroup after it began, through cgroup.procs.',
    build: `stop; begin $spaces $root "$inside $stay"
for s in /proc/[0-9]*; do if [ $s/root -ef $R ] && [ ! $s/ns/net -ef /proc/1/ns/net ] && ! grep -q test $s/cgroup; then echo \${s#/proc/} >$F/$G/cgroup.procs; fi; done`,
  },
  {
    id: 'v2-weight-of-the-whole-range',
    story: 'The weight is the one that runtimes make of 128 shares by the whole range.',
    build: 'echo 5 >$F/$G/cpu.weight',
  },
  {
    id: 'v2-container-one-level-down',
    story:
      'The limits are those of the cgroup, and the container is in one below it, to which it hands its controllers on.',
    build:
      'anew; cgcreate -g memory,pids:$G/inner; begin cgexec -g memory,pids:$G/inner $spaces $root "$inside $work $stay"',
  },
  {
    id: 'v2-limits-one-level-up',
    story: 'The limits of memory and processes are those of a cgroup that the lab’s lies in.',
    build: `stop; ungroup; cgcreate -g cpu,memory,pids:lab/$G; echo 12 >$F/lab/$G/cpu.weight; echo 0 >$F/lab/$G/memory.swap.max
echo 100M >$F/lab/memory.max; echo 10 >$F/lab/pids.max; begin cgexec -g memory,pids:lab/$G $spaces $root "$inside $work $stay"`,
  },
  {
    id: 'v2-one-controller-named',
    story: 'cgexec was told the memory controller only, as in the text’s first command: in v2 that is all of them.',
    build: 'anew; begin cgexec -g memory:$G $spaces $root "$inside $work $stay"',
  },
  {
    id: 'v2-own-cgroup-namespace',
    story: 'The container has a cgroup namespace of its own, so that it sees its cgroup as the top.',
    build: 'anew; begin $limited unshare --cgroup -fmuipn --mount-proc $root "$inside $work $stay"',
  },
  {
    id: 'v2-other-numbers',
    story: 'The course asks for other numbers and names.',
    build: `stop; ungroup; G=box; cgcreate -g cpu,memory,pids:$G; echo 50 >$F/$G/cpu.weight; echo 64M >$F/$G/memory.max
echo 0 >$F/$G/memory.swap.max; echo 20 >$F/$G/pids.max; begin cgexec -g pids,memory:$G $spaces $root "$mounted hostname box; $work $stay"`,
    set: { cgroup: 'box', shares: '512', memory: '64M', pids: '20', hostname: 'box' },
  },
  {
    id: 'v2-cgdelete-of-the-text',
    story: 'The containers were ended, and the old text’s cgdelete removes the one folder that there is.',
    build: 'stop; unrunc; cgdelete "memory,pids:$G"',
    phases: ['clean'],
  },
];
