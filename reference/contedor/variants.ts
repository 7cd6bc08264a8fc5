import type { Variant } from '../lab-reference.ts';

/** Other right ways, each of which the lab's text leaves open. */
export const variants: readonly Variant[] = [
  {
    id: 'long-options',
    story: 'Long options, the root by unshare itself, procfs too.',
    build: `stop; launch unshare --mount --ipc --net --pid --uts --fork --root=$R --mount-proc /bin/bash -c "$(life $NAME)"`,
  },
  {
    id: 'more-namespaces',
    story: 'More namespaces than the task asks for, and every process dies with unshare.',
    build: 'stop; contain --cgroup --time --kill-child',
  },
  {
    id: 'own-users',
    story: 'A user namespace around it all, in which the student is root.',
    build: 'stop; contain --map-root-user',
  },
  {
    id: 'pivot-root',
    story: 'The root is changed with pivot_root, and the old one is taken away.',
    build: `stop
launch unshare $SPACES bash -c "mount --bind $R $R; cd $R; mkdir -p old; pivot_root . old; mount -t proc proc /proc; umount -l /old; exec /bin/bash -c '$(life $NAME)'"`,
  },
  {
    id: 'named-network',
    story: 'The network namespace was made with a name, and is entered before the others are made.',
    build:
      'stop; ip netns add box; launch ip netns exec box unshare -mipuf chroot $R /bin/bash -c "$(life "$PROC; $NAME")"',
  },
  {
    id: 'everything-before-chroot',
    story: 'The procfs is mounted and the name set before the root is changed.',
    build: `stop; launch unshare -mipunf bash -c "mount -t proc proc $R/proc; $NAME; exec chroot $R /bin/bash -c '$(life true)'"`,
  },
  {
    id: 'without-a-shell',
    story: 'The container’s first process is not a shell any more.',
    build: 'stop; launch unshare $SPACES chroot $R /bin/bash -c "$PROC; $NAME; exec sleep 3600"',
  },
  {
    id: 'joined-from-a-second-terminal',
    story: 'A second shell was brought into the container with nsenter.',
    build: `p=$(cat /proc/$(cat /run/labcheck/reference/contedor/pid)/task/*/children); p=\${p%% *}
launch nsenter -t $p -m -i -n -p -u --root=/proc/$p/root /bin/bash -c "$(life true)"`,
  },
  {
    id: 'first-chroot-left-open',
    story: 'The shell of the second task, with chroot alone, is still open in another terminal, and so is its procfs.',
    build: `stop; launch chroot $R /bin/bash -c "$(life $PROC)"; contain`,
  },
  {
    id: 'unpacked-anywhere',
    story: 'The archive was unpacked in some other folder of the machine.',
    build: 'stop; mkdir -p /var/lib/lab; mv $R /var/lib/lab/rootfs; R=/var/lib/lab/rootfs; contain',
  },
  {
    id: 'unpacked-in-a-folder-of-its-own',
    story: 'A folder of the same name was made first, and the archive unpacked in it.',
    build: 'stop; mv $R $R.new; mkdir $R; mv $R.new $R/rootfs; R=$R/rootfs; contain',
  },
  {
    id: 'unpacked-by-a-user',
    story: 'The student works as an ordinary user with sudo, and unpacked the archive in that user’s home.',
    build:
      'stop; mkdir -p /home/ana; mv $R /home/ana/rootfs; chown -hR 1500:1500 /home/ana; R=/home/ana/rootfs; contain',
  },
  {
    id: 'tree-behind-a-link',
    story: 'The tree lies elsewhere, behind a link with the name of the task.',
    build: 'stop; mkdir -p /srv/lab; mv $R /srv/lab/tree; ln -s /srv/lab/tree $R; contain',
  },
  {
    id: 'tree-on-a-file-system-of-its-own',
    story: 'The tree is a file system of its own, mounted in its place.',
    build: 'stop; mount -t tmpfs tmpfs /mnt; cp -a $R/. /mnt; mount --move /mnt $R || mount --bind /mnt $R; contain',
  },
  {
    id: 'names-of-the-course',
    story: 'The course chose another place and another name.',
    build: 'stop; mkdir -p /srv/lab; mv $R /srv/lab/debian; R=/srv/lab/debian; NAME="hostname box"; contain',
    set: { rootfs: '/srv/lab/debian', hostname: 'box' },
  },
  {
    id: 'busy-machine',
    story: 'Services and another exercise have namespaces of their own beside it.',
    build: `launch unshare -m sleep 3600; launch unshare -n bash -c "$(life true)"; launch unshare -mpnf --mount-proc sleep 3600
mkdir -p /srv/other; cp -a $R/. /srv/other; launch unshare $SPACES chroot /srv/other /bin/bash -c "$(life 'mount -t proc proc /proc')"`,
  },
  {
    id: 'earlier-try-left-open',
    story: 'An earlier container, without a procfs and a name, is still open in another terminal.',
    build: `stop; launch unshare $SPACES chroot $R /bin/bash -c "$(life true)"; contain`,
  },
  {
    id: 'later-try-left-open',
    story: 'After the right container another one was begun, and left without a procfs and a name.',
    build: `launch unshare $SPACES chroot $R /bin/bash -c "$(life true)"`,
  },
];
