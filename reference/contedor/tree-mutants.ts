import type { checks } from '../../checks/contedor/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 1 done wrong: the root file system. */
export const treeMutants: MutantsOf<typeof checks> = [
  {
    id: 'archive-never-unpacked',
    story: 'The archive was downloaded and never unpacked.',
    break: 'stop; rm -rf --one-file-system $R',
    killedBy: [['rootfs-tree', 'absent']],
  },
  {
    id: 'archive-called-rootfs',
    story: 'The download was saved under the name of the folder.',
    break: 'stop; mv $R $R.old; mv $R.tar.gz $R',
    killedBy: [['rootfs-tree', 'not-a-directory']],
  },
  {
    id: 'link-to-nowhere',
    story: 'The tree was moved, and the link with its name leads to the old place.',
    break: 'stop; mv $R /var/lib/tree; ln -s /srv/tree $R; R=/var/lib/tree; contain',
    killedBy: [['rootfs-tree', 'not-a-directory']],
  },
  {
    id: 'tree-is-the-host',
    story: 'To save space, the folder was made a link to the machine’s own root.',
    break: 'stop; mv $R $R.old; ln -s / $R; contain',
    killedBy: [['rootfs-tree', 'is-host-root']],
  },
  {
    id: 'unpacking-interrupted',
    story: 'The disk was full while the archive was unpacked: the shell and half of the folders are missing.',
    break: 'stop; rm -rf --one-file-system $R/usr/bin $R/proc',
    killedBy: [['rootfs-tree', 'incomplete']],
  },
  {
    id: 'empty-folder',
    story: 'Only the folder was made.',
    break: 'stop; rm -rf --one-file-system $R; mkdir $R',
    killedBy: [['rootfs-tree', 'incomplete']],
  },
  {
    id: 'shell-links-to-the-host',
    story: 'bin/bash in the tree is a link to a file that only the host has.',
    break: 'stop; mkdir -p /srv/bin; mv $R/usr/bin/bash /srv/bin/bash; ln -s /srv/bin/bash $R/usr/bin/bash',
    killedBy: [['rootfs-tree', 'shell-outside']],
  },
  {
    id: 'another-distribution',
    story: 'The small system of another exercise was unpacked in the place of Debian.',
    break: 'stop; rm $R/etc/debian_version; printf "ID=alpine\\n" >$R/etc/os-release; contain',
    killedBy: [['rootfs-tree', 'not-debian']],
  },
  {
    id: 'another-distribution-anywhere',
    story: 'The container runs from a tree in some other folder, and that is not Debian.',
    break:
      'stop; mkdir -p /var/lib/lab; mv $R /var/lib/lab/rootfs; R=/var/lib/lab/rootfs; rm $R/etc/debian_version; contain',
    killedBy: [['rootfs-tree', 'not-debian']],
  },
  {
    id: 'tree-of-another-machine',
    story: 'The archive for another kind of machine was downloaded, so its shell cannot be started.',
    break: "stop; printf '\\267\\0' | dd of=$R/usr/bin/bash bs=1 seek=18 conv=notrunc",
    killedBy: [['rootfs-tree', 'other-machine']],
  },
  {
    id: 'loader-not-unpacked',
    story: 'The link lib64 did not come along, so the shell’s loader is not found.',
    break: 'stop; rm $R/lib64',
    killedBy: [['rootfs-tree', 'no-loader']],
  },
  {
    id: 'tree-where-no-program-starts',
    story: 'The tree was unpacked on a mount with the option noexec, as some machines have for /tmp.',
    break:
      'stop; mount -t tmpfs -o noexec tmpfs /mnt; cp -a $R/. /mnt; mount --bind /mnt $R; mount -o remount,bind,noexec $R',
    killedBy: [['rootfs-tree', 'noexec']],
  },
];
