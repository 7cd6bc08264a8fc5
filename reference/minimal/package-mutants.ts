import type { checks } from '../../checks/minimal/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Packages in a root of their own, and their service, done wrong. */
export const packageMutants: MutantsOf<typeof checks> = [
  // Task 12
  {
    id: 'packages-never-installed',
    story: 'The student stopped before this part.',
    break: 'quit; rm -rf --one-file-system $P',
    killedBy: [['package-root', 'absent']],
  },
  {
    id: 'packages-on-the-host',
    story: 'The option --installroot was forgotten.',
    break: 'quit; mv $P/usr/sbin/vsftpd /usr/sbin/; rm -rf --one-file-system $P',
    killedBy: [['package-root', 'on-host']],
  },
  {
    id: 'packages-on-the-host-after-the-base',
    story: 'The folder holds other packages, and the service went to the host.',
    break: 'quit; mv $P/usr/sbin/vsftpd /usr/sbin/',
    killedBy: [['package-root', 'on-host']],
  },
  {
    id: 'package-folder-is-the-host',
    story: 'The folder was made a link to the machine’s own root.',
    break: 'quit; mv $P $P.old; ln -s / $P',
    killedBy: [['package-root', 'is-host-root']],
  },
  {
    id: 'packages-half-installed',
    story: 'The package manager stopped with an error before any program was there.',
    break: 'quit; rm -rf --one-file-system $P/usr',
    killedBy: [['package-root', 'empty']],
  },
  {
    id: 'packages-copied-by-hand',
    story: 'The programs were copied from another machine, without a package manager.',
    break: 'rm -r $P/root/.rpmdb',
    killedBy: [['package-root', 'no-database']],
  },
  {
    id: 'service-not-installed',
    story: 'Only the base packages were installed.',
    break: 'quit; rm $P/usr/sbin/vsftpd',
    killedBy: [['package-root', 'no-service']],
  },
  // Task 13
  {
    id: 'service-not-started',
    story: 'The service was never started.',
    break: 'quit',
    killedBy: [['service-listens', 'not-running']],
  },
  {
    id: 'another-program-with-its-name',
    story: 'Another program carries the service’s name.',
    break: 'quit; cp $P/usr/bin/sleep $P/tmp/vsftpd; launch ip netns exec $N chroot $P /tmp/vsftpd 3600; settle',
    killedBy: [['service-listens', 'not-running']],
  },
  {
    id: 'service-of-the-host',
    story: 'The host’s own copy was started in the namespace.',
    break:
      'quit; cp $P/usr/sbin/vsftpd /usr/sbin/; launch ip netns exec $N /usr/sbin/vsftpd $P/etc/vsftpd.conf; settle',
    killedBy: [['service-listens', 'host-copy']],
  },
  {
    id: 'service-on-the-host',
    story: 'chroot was called without ip netns exec.',
    break: 'quit; chroot $P /usr/sbin/vsftpd; settle',
    killedBy: [['service-listens', 'on-host']],
  },
  {
    id: 'service-in-another-namespace',
    story: 'The service was started in the namespace of another exercise.',
    break: 'quit; ip netns add other; ip netns exec other chroot $P /usr/sbin/vsftpd; settle',
    killedBy: [['service-listens', 'other-network']],
  },
  {
    id: 'service-without-chroot',
    story: 'The service was started by its long path, with the root of the host.',
    break: 'quit; launch ip netns exec $N $P/usr/sbin/vsftpd $P/etc/vsftpd.conf; settle',
    killedBy: [['service-listens', 'not-chrooted']],
  },
  {
    id: 'service-for-inetd',
    story: 'The configuration says listen=NO, so the service lives only for a client that another program hands to it.',
    break: `quit; echo listen=NO >$P/etc/vsftpd.conf; ip -n $N link set lo up
launch ip netns exec $N busybox nc -ll -p 2100 -e chroot $P /usr/sbin/vsftpd; settle
launch ip netns exec $N bash -c 'exec 3<>/dev/tcp/127.0.0.1/2100; sleep 3600'; settle`,
    killedBy: [['service-listens', 'not-listening']],
  },
  {
    id: 'service-on-another-port',
    story: 'Another port was written into the configuration.',
    break: 'quit; serve -olisten_port=2121',
    killedBy: [['service-listens', 'other-port']],
  },
  {
    id: 'port-held-by-another',
    story: 'Another server holds the port, so the service was started on another one.',
    break: 'quit; launch ip netns exec $N busybox nc -ll -p 21 -e true; serve -olisten_port=2121',
    killedBy: [['service-listens', 'other-process']],
  },
  {
    id: 'service-on-the-loopback',
    story: 'The configuration says to listen on 127.0.0.1.',
    break: 'quit; ip -n $N link set lo up; serve -olisten_address=127.0.0.1',
    killedBy: [['service-listens', 'loopback-only']],
  },
  {
    id: 'service-of-another-tree',
    story: 'The service was started from a copy of the packages’ root, made for another task.',
    break: 'quit; cp -a $P /dir/otra; ip netns exec $N chroot /dir/otra /usr/sbin/vsftpd; heard vsftpd',
    killedBy: [['service-listens', 'other-tree']],
  },
  {
    id: 'packages-where-no-program-starts',
    story: 'The packages lie on a mount with the option noexec.',
    break: 'quit; mount --bind $P $P; mount -o remount,bind,noexec $P',
    killedBy: [['package-root', 'noexec']],
  },
  {
    id: 'packages-for-another-machine',
    story: 'The packages for another kind of machine were installed.',
    break: "quit; printf '\\267\\0' | dd of=$P/usr/sbin/vsftpd bs=1 seek=18 conv=notrunc",
    killedBy: [['package-root', 'other-machine']],
  },
  {
    id: 'packages-without-their-loader',
    story: 'The folder lib64 was deleted to save space, so no program of the packages finds its loader.',
    break: 'quit; rm -rf $P/lib64 $P/usr/lib64',
    killedBy: [['package-root', 'no-loader']],
  },
  {
    id: 'packages-installed-anew-under-the-service',
    story: 'The folder was deleted and installed again while the service ran, which keeps the old one.',
    break: 'cp -a $P /dir/again; rm -rf --one-file-system $P; mv /dir/again $P',
    killedBy: [['service-listens', 'other-tree']],
  },
];
