import type { checks } from '../../checks/minimal/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** The tree done wrong, one check after the other. */
export const treeMutants: MutantsOf<typeof checks> = [
  // Task 1
  {
    id: 'tree-never-built',
    story: 'The student began with the network and never made the tree.',
    break: 'close; leave; rm -rf --one-file-system $R',
    killedBy: [['tree', 'absent']],
  },
  {
    id: 'tree-in-the-top-folder',
    story: 'The first cd was forgotten, and the tree was made in the top folder.',
    break: 'mv $R /minimal',
    killedBy: [['tree', 'elsewhere']],
  },
  {
    id: 'tree-by-a-shell-without-braces',
    story: 'The command with the braces was typed in dash.',
    break:
      "close; leave; rm -rf --one-file-system $R; cd /contenedor; dash -c 'mkdir -p {minimal,minimal/usr}/{bin,sbin,etc}'",
    killedBy: [['tree', 'braces']],
  },
  {
    id: 'tree-is-a-file',
    story: 'An archive was saved under the name of the folder.',
    break: 'mv $R /contenedor/old; cp $I $R',
    killedBy: [['tree', 'not-a-directory']],
  },
  {
    id: 'tree-is-the-host',
    story: 'The folder was made a link to the machine’s own root.',
    break: 'mv $R /contenedor/old; ln -s / $R',
    killedBy: [['tree', 'is-host-root']],
  },
  {
    id: 'tree-without-sbin',
    story: 'Two folders were left out of the list.',
    break: 'rm -r $R/sbin $R/usr/sbin',
    killedBy: [['tree', 'incomplete']],
  },
  // Task 2
  {
    id: 'links-never-made',
    story: 'The loop was never run.',
    break: 'find $R -xdev -type l -delete',
    killedBy: [['applets', 'none']],
  },
  {
    id: 'links-to-busybox',
    story: 'The links lead to /bin/busybox, which is not in the tree.',
    break: 'cd $R; for i in $(busybox --list-full); do [ $i = bin/sh ] || ln -sf /bin/busybox $i; done',
    killedBy: [['applets', 'wrong-target']],
  },
  {
    id: 'links-to-the-host',
    story: 'busybox made the links itself, to its own place on the host.',
    break:
      'find $R -xdev -type l -delete; busybox --install -s $R/bin; ln -f /bin/busybox $R/bin/sh || cp --remove-destination /bin/busybox $R/bin/sh',
    killedBy: [['applets', 'wrong-target']],
  },
  {
    id: 'commands-copied',
    story: 'The commands of the host were copied in the place of the links.',
    break: 'for i in cat cp ls mkdir mv rm; do rm $R/bin/$i; cp /bin/$i $R/bin/; done',
    killedBy: [['applets', 'not-busybox']],
  },
  {
    id: 'links-interrupted',
    story: 'The loop was interrupted before it came to the last commands.',
    break: 'rm $R/usr/bin/t* $R/bin/mount',
    killedBy: [['applets', 'missing']],
  },
  // Task 3
  {
    id: 'shell-never-copied',
    story: 'The link was removed, and nothing was put in its place.',
    break: 'rm $R/bin/sh',
    killedBy: [['shell-static', 'absent']],
  },
  {
    id: 'shell-under-its-own-name',
    story: 'busybox was copied under its own name, while the links lead to sh.',
    break: 'mv $R/bin/sh $R/bin/busybox',
    killedBy: [['shell-static', 'elsewhere']],
  },
  {
    id: 'shell-is-a-link-to-itself',
    story: 'The loop was run again after the copy, with force.',
    break: 'ln -sf /bin/sh $R/bin/sh',
    killedBy: [['shell-static', 'still-a-link']],
  },
  {
    id: 'shell-written-through-the-link',
    story: 'rm was forgotten, so the copy replaced the shell of the host.',
    break: 'ln -sf /bin/sh $R/bin/sh; cp /bin/busybox $R/bin/sh',
    // With busybox as its shell the host answers little else.
    phases: ['tree'],
    killedBy: [['shell-static', 'wrote-through']],
  },
  {
    id: 'shell-not-executable',
    story: 'The file was downloaded, and so it has no permission to execute.',
    break: 'chmod 644 $R/bin/sh',
    killedBy: [['shell-static', 'not-executable']],
  },
  {
    id: 'shell-dynamic',
    story: 'bash was copied, which needs libraries that are not in the tree.',
    break: 'rm $R/bin/sh; cp /bin/bash $R/bin/sh',
    killedBy: [['shell-static', 'dynamic']],
  },
  {
    id: 'shell-is-a-page',
    story: 'The download gave a page of HTML.',
    break: "rm $R/bin/sh; echo '<html>' >$R/bin/sh; chmod 755 $R/bin/sh",
    killedBy: [['shell-static', 'not-elf']],
  },
  {
    id: 'shell-for-another-machine',
    story: 'busybox was downloaded for another kind of processor.',
    break:
      "cp $R/bin/sh /tmp/arm; printf '\\267\\000' | dd of=/tmp/arm bs=1 seek=18 conv=notrunc status=none; rm $R/bin/sh; mv /tmp/arm $R/bin/sh",
    killedBy: [['shell-static', 'other-machine']],
  },
  // Task 4
  {
    id: 'os-release-forgotten',
    story: 'The file was forgotten after the container had been started once.',
    break: 'rm $R/etc/os-release',
    killedBy: [['os-release', 'absent']],
  },
  {
    id: 'os-release-in-the-top-folder',
    story: 'The file was made in the top of the tree.',
    break: 'mv $R/etc/os-release $R/os-release',
    killedBy: [['os-release', 'misplaced']],
  },
  {
    id: 'os-release-linked-to-the-host',
    story: 'The file is a link to the host’s, which is not in the tree.',
    break: 'rm $R/etc/os-release; ln -s /usr/lib/os-release $R/etc/os-release',
    killedBy: [['os-release', 'dangling']],
  },
  {
    id: 'os-release-is-a-folder',
    story: 'It was made by mkdir, together with the folders.',
    break: 'rm $R/etc/os-release; mkdir $R/etc/os-release',
    killedBy: [['os-release', 'not-a-file']],
  },
  {
    id: 'shell-links-to-the-host',
    story: 'bin/sh in the tree is a link to the busybox of the host.',
    break: 'rm $R/bin/sh; ln -s /usr/bin/busybox $R/bin/sh',
    killedBy: [['shell-static', 'to-the-host']],
  },
  {
    id: 'shell-links-to-nowhere',
    story: 'bin/sh in the tree is a link to a name that is nowhere.',
    break: 'rm $R/bin/sh; ln -s busybox-static $R/bin/sh',
    killedBy: [['shell-static', 'dangling']],
  },
  {
    id: 'tree-where-no-program-starts',
    story: 'The tree lies on a mount with the option noexec.',
    break: 'close; leave; mount --bind $R $R; mount -o remount,bind,noexec $R',
    killedBy: [['shell-static', 'noexec']],
  },
  {
    id: 'shell-is-another-static-program',
    story: 'A static program that lay at hand was copied in the place of busybox.',
    break: 'cp --remove-destination /sbin/ldconfig $R/bin/sh',
    killedBy: [['shell-static', 'not-busybox']],
  },
];
