import type { checks } from '../../checks/contedor/lab.ts';
import type { Killer } from '../../src/index.ts';
import type { Mutant } from '../mutant.ts';

type ContedorMutant = Mutant<Killer<(typeof checks)[number]>>;

/** The lab done wrong in every way that we know, one check after the other. */
export const mutants: readonly ContedorMutant[] = [
  // Task 1
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
    break: 'stop; mv $R /var/lib/tree; ln -s /srv/tree $R; R=/var/lib/tree; contain $ALL',
    killedBy: [['rootfs-tree', 'not-a-directory']],
  },
  {
    id: 'tree-is-the-host',
    story: 'To save space, the folder was made a link to the machine’s own root.',
    break: 'stop; mv $R $R.old; ln -s / $R; contain $ALL',
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
    killedBy: [['rootfs-tree', 'incomplete']],
  },
  {
    id: 'another-distribution',
    story: 'The small system of another exercise was unpacked in the place of Debian.',
    break: 'stop; rm $R/etc/debian_version; printf "ID=alpine\\n" >$R/etc/os-release; contain $ALL',
    killedBy: [['rootfs-tree', 'not-debian']],
  },
  {
    id: 'another-distribution-anywhere',
    story: 'The container runs from a tree in some other folder, and that is not Debian.',
    break:
      'stop; mkdir -p /var/lib/lab; mv $R /var/lib/lab/rootfs; R=/var/lib/lab/rootfs; rm $R/etc/debian_version; contain $ALL',
    killedBy: [['rootfs-tree', 'not-debian']],
  },
  // Task 2
  {
    id: 'shell-closed',
    story: 'The container’s shell was closed before the grading.',
    break: 'stop',
    killedBy: [['root-changed', 'nothing-runs']],
  },
  {
    id: 'only-services',
    story: 'The shell was closed; services of the machine have namespaces of their own, and they do not count.',
    break:
      'stop; launch unshare -m sleep 3600; launch unshare -n bash -c "$(life true)"; launch setsid unshare -mnu sh -c "$(life true)"',
    killedBy: [['root-changed', 'nothing-runs']],
  },
  {
    id: 'chroot-forgotten',
    story: 'unshare was typed without chroot behind it, so the shell sees the host’s files.',
    break: 'stop; launch unshare $ALL bash -c "$(life "mount -t proc proc /proc; $NAME")"',
    killedBy: [['root-changed', 'host-root']],
  },
  {
    id: 'chroot-to-an-older-tree',
    story: 'The root was changed to a tree of another exercise.',
    break: 'stop; cp -a $R /srv/debian; R=/srv/debian; contain $ALL',
    killedBy: [['root-changed', 'other-root']],
  },
  {
    id: 'first-chroot-open-and-unshare-without-chroot',
    story: 'The chroot of the second task is still open, and unshare was typed in another terminal without chroot.',
    break: `stop; launch chroot $R /bin/bash -c "$(life true)"; launch unshare $ALL bash -c "$(life "mount -t proc proc /proc; $NAME")"`,
    killedBy: [['root-changed', 'host-root']],
  },
  {
    id: 'started-by-runc',
    story: 'runc was used instead of unshare.',
    break: `stop; engine`,
    killedBy: [['root-changed', 'engine']],
  },
  // Task 3
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
  // Task 4
  {
    id: 'proc-forgotten',
    story: 'No procfs was mounted in the container.',
    break: 'stop; PROC=true; contain $ALL',
    killedBy: [['proc-mounted', 'absent']],
  },
  {
    id: 'proc-of-the-first-chroot',
    story: 'The procfs that was mounted in the second task is still there, with the host’s processes in it.',
    break: 'stop; chroot $R mount -t proc proc /proc; PROC=true; contain $ALL',
    killedBy: [['proc-mounted', 'other-namespace']],
  },
  {
    id: 'proc-is-a-copy',
    story: 'Files with the names of /proc were made by hand.',
    break: 'stop; mkdir -p $R/proc/1; touch $R/proc/1/status; PROC=true; contain $ALL',
    killedBy: [['proc-mounted', 'absent']],
  },
  // Task 5
  {
    id: 'name-never-set',
    story: 'The hostname inside is still the host’s.',
    break: 'stop; NAME=true; contain $ALL',
    killedBy: [['hostname-private', 'unchanged']],
  },
  {
    id: 'name-only-in-the-file',
    story: 'The name was written into /etc/hostname, as one would on a machine.',
    break: 'stop; echo contedor-a-man >$R/etc/hostname; NAME=true; contain $ALL',
    killedBy: [['hostname-private', 'file-only']],
  },
  {
    id: 'name-misspelt',
    story: 'The name was typed with a hyphen too few.',
    break: 'stop; NAME="hostname contedor-aman"; contain $ALL',
    killedBy: [['hostname-private', 'other-name']],
  },
  {
    id: 'name-in-the-wrong-terminal',
    story: 'The name was set in a terminal of the host, not inside.',
    break: 'stop; NAME=true; contain $ALL; hostname contedor-a-man',
    killedBy: [['hostname-private', 'host-renamed']],
  },
  {
    id: 'name-set-on-both-sides',
    story: 'The name was first set without -u, which renamed the host, and then inside as well.',
    break: 'hostname contedor-a-man',
    killedBy: [['hostname-private', 'host-renamed']],
  },
];
