import type { Variant } from '../lab-reference.ts';

/** Other right ways, each of which the lab's text leaves open. */
export const variants: readonly Variant[] = [
  {
    id: 'long-options',
    story: 'Long options, and unshare changes the root itself.',
    build:
      'stop; begin $limited unshare --fork --mount --uts --ipc --pid --net --cgroup --root=$R --mount-proc /bin/sh -c "$called $stay"',
  },
  {
    id: 'pivot-root',
    story: 'The root is changed with pivot_root.',
    build: `stop; begin $limited unshare -fmuipn --propagation private bash -c "mount --bind $R $R; cd $R; mkdir -p .old; pivot_root . .old; cd /; exec /bin/sh -c 'mount -t proc proc /proc; umount -l /.old; $called $stay'"`,
  },
  {
    id: 'the-other-name',
    story: 'The name is that of the text’s first container, with an s.',
    build: 'stop; begin $limited $spaces $root "$mounted hostname containers-fun-times; $stay"',
  },
  {
    id: 'moved-in-afterwards',
    story: 'The container is moved into the cgroup after it began, through cgroup.procs.',
    build: `stop; begin $spaces $root "$inside $stay"
for s in /proc/[0-9]*; do if [ $s/root -ef $R ] && [ ! $s/ns/net -ef /proc/1/ns/net ] && ! grep -q test $s/cgroup; then for c in memory pids; do echo \${s#/proc/} >$F/$c/$G/cgroup.procs; done; fi; done`,
  },
  {
    id: 'cgroup-by-hand',
    story: 'The cgroup is called demo, made with mkdir and filled with echo, and joined by a shell first.',
    build: `stop; ungroup; G=demo; for c in cpu memory pids; do mkdir $F/$c/$G; done; limits
begin bash -c "for c in memory pids; do echo \\$\\$ >$F/\\$c/$G/cgroup.procs; done; exec $spaces $root '$inside $work $stay'"`,
  },
  {
    id: 'swap-limited-together',
    story: 'Memory and swap are limited together, in the place of swappiness.',
    build: 'echo 60 >$F/memory/$G/memory.swappiness; echo 100M >$F/memory/$G/memory.memsw.limit_in_bytes',
  },
  {
    id: 'container-one-level-down',
    story: 'The limits are those of the cgroup, and the container is in one below it.',
    build:
      'anew; cgcreate -g memory,pids:$G/inner; begin cgexec -g memory,pids:$G/inner $spaces $root "$inside $work $stay"',
  },
  {
    id: 'limits-one-level-up',
    story: 'The limits are those of a cgroup that the lab’s lies in.',
    build: `stop; ungroup; for c in cpu memory pids; do mkdir -p $F/$c/lab/$G; done
echo 128 >$F/cpu/lab/$G/cpu.shares; echo 100M >$F/memory/lab/memory.limit_in_bytes; echo 0 >$F/memory/lab/$G/memory.swappiness; echo 10 >$F/pids/lab/pids.max
begin cgexec -g pids,memory:lab/$G $spaces $root "$inside $work $stay"`,
  },
  {
    id: 'abandoned-cgroups',
    story: 'Two cgroups of earlier tries are still there, one of them with the limits.',
    build: 'made cgroup_1001; G=cgroup_1999; group',
  },
  {
    id: 'weights-of-time-too',
    story: 'The cgroup has more controllers than the lab asks for.',
    build: 'cgcreate -g blkio,freezer,devices:$G',
  },
  {
    id: 'shell-within-the-shell',
    story: 'The container’s shell has started another one, which is in front.',
    build: 'stop; begin $limited $spaces $root "$inside sh -c \'$stay\'; :"',
  },
  {
    id: 'shell-left-after-the-tries',
    story: 'An earlier container, without limits, is still open beside the right one.',
    build:
      'begin unshare --pid --fork --mount-proc $root "$mounted $stay"; begin unshare --uts sh -c "echo ready; sleep 3600; :"',
  },
  {
    id: 'earlier-try-left-open',
    story: 'An earlier container, without a procfs and a name, is still open in another terminal.',
    build: 'stop; begin $limited unshare -fmuipn $root "$stay"; begin $limited $spaces $root "$inside $stay"',
  },
  {
    id: 'earlier-container-in-a-cgroup-of-its-own',
    story: 'An earlier container is still open, in an earlier cgroup without the limits.',
    build:
      'stop; cgcreate -g cpu,cpuacct,memory,pids:cgroup_9; begin cgexec -g memory,pids:cgroup_9 $spaces $root "$inside $stay"; start',
  },
  {
    id: 'all-in-a-users-home',
    story: 'The student works as an ordinary user with sudo, and the teacher logs in as root.',
    build: `stop; unrunc; mkdir -p /home/alice; mv $R config.json busybox fish.tar* /home/alice/; R=/home/alice/rootfs root="chroot $R /bin/sh -c"
begin $limited $spaces $root "$inside $stay"; cd /home/alice; rm config.json; spec; detached test`,
  },
  {
    id: 'another-exercise-beside-it',
    story: 'Containers of another exercise run as well, one of them by runc.',
    build: `cp -a $R /srv/fish; begin $spaces chroot /srv/fish /bin/sh -c "$mounted hostname other; $stay"
mkdir /srv/b; cp -a $R /srv/b/rootfs; cd /srv/b; spec; detached other; cd`,
  },
  {
    id: 'in-the-editors-folder',
    story: 'Everything lies in ~/environment, as on the text’s own machine.',
    build: `stop; unrunc; mkdir environment; mv $R config.json environment/; R=/root/environment/rootfs root="chroot $R /bin/sh -c"
begin $limited $spaces $root "$inside $stay"; cd environment; rm config.json; spec; detached test`,
  },
  {
    id: 'in-a-folder-that-nobody-expects',
    story: 'The folder rootfs lies somewhere, which only the running container shows.',
    build: `stop; unrunc; mkdir -p /data/mine; mv $R config.json /data/mine/; R=/data/mine/rootfs root="chroot $R /bin/sh -c"
begin $limited $spaces $root "$inside $stay"; cd /data/mine; rm config.json; spec; detached test`,
  },
  {
    id: 'somewhere-else',
    story: 'The root file system lies where the course says, and the bundle elsewhere.',
    build: `stop; unrunc; mv $R /srv/tree; R=/srv/tree root="chroot $R /bin/sh -c"; begin $limited $spaces $root "$inside $stay"
mkdir /srv/b; mv config.json /srv/b/; cd /srv/b; edit config.json 's|"path": "rootfs"|"path": "/srv/tree"|'; edit config.json 's/"sh"/"sleep", "3600"/'; detached box`,
    set: { rootfs: '/srv/tree', bundle: '/srv/b', container: 'box' },
  },
  {
    id: 'runc-in-the-background',
    story: 'runc was told to detach, with an edited command and a root that may be written.',
    build: `unrunc; rm config.json; spec; edit config.json 's/"readonly": true/"readonly": false/'; detached test`,
  },
  {
    id: 'other-numbers',
    story: 'The course asks for other numbers and names.',
    build: `stop; ungroup; G=box; cgcreate -g cpu,memory,pids:$G; echo 512 >$F/cpu/$G/cpu.shares; echo 64M >$F/memory/$G/memory.limit_in_bytes
echo 0 >$F/memory/$G/memory.swappiness; echo 20 >$F/pids/$G/pids.max; begin cgexec -g pids,memory:$G $spaces $root "$mounted hostname box; $work $stay"`,
    set: { cgroup: 'box', shares: '512', memory: '64M', pids: '20', hostname: 'box' },
  },
  {
    id: 'static-pie',
    story: 'The programs are static position-independent executables.',
    build:
      'rm $R/munch $R/fb; gcc -static-pie -o $R/munch $SOURCE/munch.c; gcc -static-pie -o $R/fb $SOURCE/fork-bomb.c',
  },
  {
    id: 'nothing-optional',
    story: 'Work for extra points was left out.',
    build: 'rm -r busybox $R/YOU-ARE-HERE',
    without: ['marker-file', 'oci-image'],
  },
  {
    id: 'cleaned',
    story: 'The containers were ended, and the cgroup was removed from every hierarchy.',
    build: 'stop; unrunc; ungroup',
    phases: ['clean'],
  },
];
