import type { BuildStep } from '../build-step.ts';
import { openTerminal, typeInto } from '../pinger/isolated-shell.ts';
import { sources } from './supplies.ts';

/** The terminals that are left open, by name. */
const shell = 'what-is-a-container';
const runc = 'what-is-a-container-runc';

/** The lab's random number, thrown once. */
export const cgroup = 'cgroup_1500';

/** An archive like the original's: a busybox and its links. There is no network to fetch that from. */
export const archive = `cd "$(mktemp -d)"
mkdir bin sbin etc proc sys dev tmp root usr usr/bin usr/sbin
cp /usr/bin/busybox bin/busybox
for applet in $(busybox --list | grep -vx busybox); do ln -s /bin/busybox bin/$applet; done
echo 'root:x:0:0:root:/root:/bin/sh' >etc/passwd
tar -cf ~/fish.tar .
rm -r "$PWD"`;

/** Makes the lab's repository, as a clone of it would lie there. */
export const repository = `ln -sfn ${sources} ~/what-is-a-container`;

/** The lab, done as its text says, and right where the text is wrong. */
export const steps: readonly BuildStep[] = [
  { id: 'archive', title: 'fetch the archive of a root file system', tasks: [1], run: archive },
  { id: 'repository', title: 'fetch the lab’s repository', tasks: [10, 11], run: repository },
  {
    id: 'rootfs',
    title: 'unpack it',
    tasks: [1],
    run: `cd; mkdir rootfs; cd rootfs
tar -xf ../fish.tar`,
  },
  { id: 'marker', title: 'mark it', tasks: [2], run: 'touch ~/rootfs/YOU-ARE-HERE' },
  {
    id: 'munch',
    title: 'compile the memory eater, into the root file system',
    tasks: [10],
    run: `gcc -O1 -static -o munch ~/what-is-a-container/munch.c
mv munch ~/rootfs/munch`,
  },
  {
    id: 'bomb',
    title: 'compile the fork bomb, into the root file system',
    tasks: [11],
    run: `gcc -O1 -static ~/what-is-a-container/fork-bomb.c -o fb
mv fb ~/rootfs/`,
  },
  {
    id: 'bundle',
    title: 'let runc describe a container',
    tasks: [12],
    // Without a terminal of its own, as nobody sits before it.
    run: `cd; runc spec
sed -i 's/"terminal": true/"terminal": false/' config.json`,
  },
  {
    id: 'image',
    title: 'copy an image into a folder',
    tasks: [14],
    // The original copies docker://busybox:latest, for which there is no network.
    run: 'cd; gzip -k fish.tar; skopeo --insecure-policy copy -q tarball:fish.tar.gz oci:busybox:latest',
  },
  {
    id: 'cgroup',
    title: 'make a cgroup',
    tasks: [7],
    run: `cgcreate -g "cpu,cpuacct,memory,pids:${cgroup}"`,
  },
  {
    id: 'limits',
    title: 'set its limits',
    tasks: [8],
    run: `cgset -r cpu.shares=128 ${cgroup}
cgset -r memory.limit_in_bytes=100M ${cgroup}
cgset -r memory.swappiness=0 ${cgroup}
cgset -r pids.max=10 ${cgroup}`,
  },
  {
    id: 'container',
    title: 'start a shell with namespaces, a root, a procfs and a name of its own, in the cgroup',
    tasks: [3, 4, 5, 6, 9],
    run: `${openTerminal(
      shell,
      `cgexec -g "pids,memory:${cgroup}" unshare -fmuipn --mount-proc chroot ~/rootfs /bin/sh -c "/bin/mount -t proc proc /proc && hostname container-fun-times && exec /bin/sh"`,
    )}
${typeInto(shell, 'echo contained', '^contained$')}`,
  },
  {
    id: 'munched',
    title: 'let it eat until it is killed',
    tasks: [10],
    run: typeInto(shell, './munch; echo "munch ended with $?"', '^munch ended with 137$'),
  },
  {
    id: 'bombed',
    title: 'let the fork bomb run against the limit',
    tasks: [11],
    run: typeInto(shell, './fb; echo "bomb ended with $?"', '^bomb ended with 0$'),
  },
  {
    id: 'runc',
    title: 'run a container with runc',
    tasks: [13],
    run: `cd
${openTerminal(runc, 'runc run test')}
${typeInto(runc, 'echo running', '^running$')}`,
  },
];
