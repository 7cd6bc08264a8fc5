import type { checks } from '../../checks/what-is-a-container/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** The phase container done wrong: the root file system, namespaces, root, procfs and name. */
export const containerMutants: MutantsOf<typeof checks> = [
  {
    id: 'never-unpacked',
    story: 'The archive was fetched, but never unpacked.',
    break: 'stop; rm -rf --one-file-system $R',
    killedBy: [['rootfs-tree', 'absent']],
  },
  {
    id: 'unpacked-beside-the-folder',
    story: 'The archive was unpacked before changing into the new folder.',
    break: 'stop; rm -rf --one-file-system $R; mkdir $R; tar -xf fish.tar',
    killedBy: [['rootfs-tree', 'spilled']],
  },
  {
    id: 'unpacked-without-a-folder',
    story: 'The folder was never made, and the archive was unpacked into the home folder.',
    break: 'stop; rm -rf --one-file-system $R; tar -xf fish.tar',
    killedBy: [['rootfs-tree', 'spilled']],
  },
  {
    id: 'archive-under-the-folders-name',
    story: 'The archive was saved under the name of the folder.',
    break: 'stop; rm -rf --one-file-system $R; cp fish.tar $R',
    killedBy: [['rootfs-tree', 'not-a-directory']],
  },
  {
    id: 'rootfs-is-the-host',
    story: 'To save space, the folder was made a link to the machine’s own root.',
    break: 'stop; mv $R /srv/fish; ln -s / $R',
    killedBy: [['rootfs-tree', 'is-host-root']],
  },
  {
    id: 'archive-cut-off',
    story: 'The download broke off, and the shell is missing.',
    break: 'rm $R/bin/sh',
    killedBy: [['rootfs-tree', 'incomplete']],
  },
  {
    id: 'unmarked',
    story: 'The file that marks the root file system was never made.',
    break: 'rm $R/YOU-ARE-HERE',
    killedBy: [['marker-file', 'absent']],
  },
  {
    id: 'mark-on-the-host',
    story: 'The mark was made one folder too high.',
    break: 'mv $R/YOU-ARE-HERE /root/',
    killedBy: [['marker-file', 'outside']],
  },
  {
    id: 'rebooted',
    story: 'The machine was restarted: files stay, processes and cgroups do not.',
    break: 'stop; unrunc; ungroup',
    killedBy: [
      ['pid-isolated', 'nothing-runs'],
      ['cgroup-exists', 'absent'],
      ['runc-running', 'absent'],
    ],
  },
  {
    id: 'shell-closed',
    story: 'The container’s shell was left before grading; only the container of runc runs.',
    break: 'stop',
    killedBy: [['pid-isolated', 'engine']],
  },
  {
    id: 'runc-exec-in-its-place',
    story: 'A second shell of runc’s container is meant to pass for the one by hand.',
    break: 'stop; runc exec -d test sleep 3600 </dev/null >/dev/null 2>&1',
    killedBy: [['pid-isolated', 'engine']],
  },
  {
    id: 'chroot-where-you-stand',
    story: 'The old text’s chroot "$PWD" was typed in the folder of the cgroup, where there is no shell.',
    break: 'stop; cd $F/memory/$G; refused begin $limited $spaces chroot "$PWD" /bin/sh -c "$inside $stay"; cd',
    killedBy: [['pid-isolated', 'engine']],
  },
  {
    id: 'only-chroot',
    story: 'The shell was only locked into the folder, as in the first demonstration.',
    break: 'stop; mount -t proc proc $R/proc; letters= more= mounted= called=; start',
    killedBy: [['pid-isolated', 'not-unshared']],
  },
  {
    id: 'not-forked',
    story: 'unshare was called without -f, so the shell itself stayed in the old PID namespace.',
    break: `letters=muipn more= mounted= called=; again
for s in /proc/[0-9]*; do if [ $s/root -ef $R ] && [ ! $s/ns/pid_for_children -ef $s/ns/pid ]; then nsenter --uts=$s/ns/uts hostname container-fun-times; fi; done`,
    killedBy: [['pid-isolated', 'not-forked']],
  },
  {
    id: 'pid-shared',
    story: 'The -p of -fmuipn was left out.',
    break: 'without p; more= mounted=; again',
    killedBy: [['pid-isolated', 'shared']],
  },
  {
    id: 'uts-shared',
    story: 'The -u was left out, so the host got the container’s name.',
    break: 'without u; again',
    killedBy: [['uts-isolated', 'shared']],
  },
  {
    id: 'mount-shared',
    story: 'The -m was left out, so the container’s procfs is mounted on the host too.',
    break: 'without m; more=; again',
    killedBy: [['mount-isolated', 'shared']],
  },
  {
    id: 'ipc-shared',
    story: 'The -i was left out, as in the text’s first try.',
    break: 'without i; again',
    killedBy: [['ipc-isolated', 'shared']],
  },
  {
    id: 'net-shared',
    story: 'The -n was left out: the container sees the host’s interfaces.',
    break: 'without n; again',
    killedBy: [['net-isolated', 'shared']],
  },
  {
    id: 'first-try-left-open',
    story: 'Only the text’s first container runs, with PID and mount namespaces and nothing else.',
    break: 'letters=pf called=; again',
    killedBy: [
      ['uts-isolated', 'shared'],
      ['ipc-isolated', 'shared'],
      ['net-isolated', 'shared'],
    ],
  },
  {
    id: 'no-chroot',
    story: 'The chroot was left out: all namespaces are new, the files are the host’s.',
    break: 'root="bash -c" mounted=; again',
    killedBy: [['root-changed', 'host-root']],
  },
  {
    id: 'chroot-into-another-folder',
    story: 'The root was changed to a copy that lies somewhere else.',
    break: 'stop; cp -a $R /srv/fish; root="chroot /srv/fish /bin/sh -c"; start',
    killedBy: [['root-changed', 'other-root']],
  },
  {
    id: 'proc-not-mounted',
    story: 'unshare --mount-proc was trusted, but chroot hides what that mounted.',
    break: 'mounted=; again',
    killedBy: [['proc-mounted', 'absent']],
  },
  {
    id: 'proc-of-the-host',
    story: 'The /proc of the first demonstration is still there, with the host’s processes in it.',
    break: 'stop; mount -t proc proc $R/proc; mounted=; start',
    killedBy: [['proc-mounted', 'other-namespace']],
  },
  {
    id: 'name-not-set',
    story: 'The name was never set.',
    break: 'called=; again',
    killedBy: [['hostname-private', 'unchanged']],
  },
  {
    id: 'name-misspelt',
    story: 'The name was typed with a letter too few.',
    break: 'called="hostname container-fun-time;"; again',
    killedBy: [['hostname-private', 'other-name']],
  },
  {
    id: 'name-set-in-the-wrong-terminal',
    story: 'The name was set in a terminal of the host first.',
    break: 'hostname container-fun-times',
    killedBy: [['hostname-private', 'host-renamed']],
  },
  {
    id: 'tree-of-another-machine',
    story: 'The archive for another kind of machine was fetched, so its shell cannot be started.',
    break: "stop; unrunc; printf '\\267\\0' | dd of=$R/bin/busybox bs=1 seek=18 conv=notrunc",
    killedBy: [['rootfs-tree', 'other-machine']],
  },
  {
    id: 'dynamic-shell',
    story: 'The shell in the tree is a dynamic one, and its loader did not come along.',
    break: 'stop; unrunc; cp /bin/bash $R/bin/busybox',
    killedBy: [['rootfs-tree', 'no-loader']],
  },
  {
    id: 'tree-where-no-program-starts',
    story: 'The tree was unpacked on a mount with the option noexec, as some machines have for /tmp.',
    break: 'stop; unrunc; mount --bind $R $R; mount -o remount,bind,noexec $R',
    killedBy: [['rootfs-tree', 'noexec']],
  },
  {
    id: 'only-a-user-namespace',
    story: 'unshare was told to map the user to root, and no more.',
    break: 'letters=r more= mounted= called=; again',
    killedBy: [['pid-isolated', 'only-users']],
  },
  {
    id: 'shell-links-to-the-host',
    story: 'The shell in the tree is a link to one that only the host has.',
    break: 'stop; unrunc; rm $R/bin/sh; ln -s /usr/bin/dash $R/bin/sh',
    killedBy: [['rootfs-tree', 'shell-outside']],
  },
  {
    id: 'tree-unpacked-anew-under-the-shell',
    story: 'The folder was deleted and the archive unpacked again while the containers ran in the old folder.',
    break:
      'cp -a $R/munch $R/fb /srv; rm -rf --one-file-system $R; mkdir $R; tar -xf fish.tar -C $R; touch $R/YOU-ARE-HERE; cp -a /srv/munch /srv/fb $R',
    killedBy: [
      ['root-changed', 'other-root'],
      ['runc-running', 'other-root'],
    ],
  },
  {
    id: 'later-container-with-nothing-in-it',
    story: 'The container lacks the letter i, and a later one without a procfs and a name is open beside it.',
    break: 'stop; without i; more=; start; begin $limited unshare -fmuipn $root "$stay"',
    killedBy: [['ipc-isolated', 'shared']],
    notes: [['pid-isolated', 'other-tries']],
  },
];
