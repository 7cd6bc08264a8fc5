import type { Variant } from '../lab-reference.ts';

const withoutInterfaces = ['nspawn-veth', 'nspawn-interface'];

/** Other right ways, each of which the lab’s text leaves open. */
export const variants: readonly Variant[] = [
  // The tree
  {
    id: 'hard-links',
    story: 'busybox itself made the commands, as hard links to its file.',
    build:
      'find $R -xdev -type l -delete; for i in $(busybox --list); do [ $i = sh ] || ln -f $R/bin/sh $R/bin/$i; done',
  },
  {
    id: 'relative-links',
    story: 'The links are relative, and right inside and outside.',
    build: `cd $R; for i in $(busybox --list-full); do [ $i = bin/sh ] && continue
case $i in usr/*) ln -sf ../../bin/sh $i;; *) ln -sf ../bin/sh $i;; esac; done`,
  },
  {
    id: 'busybox-under-its-own-name',
    story: 'busybox keeps its name in the tree, and all links, sh among them, lead to it.',
    build:
      'cd $R; mv bin/sh bin/busybox; for i in $(busybox --list-full); do [ $i = bin/busybox ] || ln -sf /bin/busybox $i; done',
  },
  {
    id: 'copies-of-busybox',
    story: 'Commands are copies of busybox instead of links to it, equal byte for byte.',
    build:
      'for i in cat cp ls mkdir mv rm top; do f=$R/bin/$i; [ -L $f ] || f=$R/usr/bin/$i; rm $f; cp $R/bin/sh $f; done',
  },
  {
    id: 'merged-usr',
    story: 'bin and sbin are links into usr, as in today’s distributions.',
    build: `close; leave; cd $R; cp -a bin/. usr/bin/; cp -a sbin/. usr/sbin/; rm -r bin sbin; ln -s usr/bin bin; ln -s /usr/sbin sbin
contain --network-veth --network-interface=eth2 -D $R; enter chroot $R`,
  },
  {
    id: 'os-release-of-a-distribution',
    story: 'The file is a real one, in the place where distributions have it.',
    build:
      'rm $R/etc/os-release; mkdir -p $R/usr/lib; cp /usr/lib/os-release $R/usr/lib/; ln -s ../usr/lib/os-release $R/etc/os-release',
  },
  {
    id: 'os-release-only-in-usr',
    story: 'systemd-nspawn is content with usr/lib/os-release.',
    build: 'rm $R/etc/os-release; mkdir -p $R/usr/lib; touch $R/usr/lib/os-release',
  },
  {
    id: 'tree-behind-a-link',
    story: 'The folder of the lab is a link to a larger disk.',
    build: `close; leave; mv /contenedor /srv/; ln -s /srv/contenedor /contenedor
contain --network-veth --network-interface=eth2 -D $R; enter chroot $R`,
  },
  {
    id: 'tree-elsewhere',
    story: 'The course lets the tree have another place.',
    build: `close; leave; mv /contenedor /srv/containers; mv /srv/containers/minimal.cpio.bz /var/tmp/tree.bz2; R=/srv/containers/minimal
contain --network-veth --network-interface=eth2 -D $R; enter chroot $R`,
    set: { root: '/srv/containers/minimal', image: '/var/tmp/tree.bz2' },
  },
  // The containers
  {
    id: 'private-network-only',
    story: 'The container has a private network without any cable, as the sheet’s first command makes it.',
    build: 'close; contain --private-network -D $R',
    without: withoutInterfaces,
  },
  {
    id: 'long-options',
    story: 'Long options, and more isolation than the task asks for.',
    build: 'close; contain --directory=$R --private-network --read-only --machine=otro',
    without: withoutInterfaces,
  },
  {
    id: 'network-by-path',
    story: 'The container was put into the namespace that has the lab’s name, and serves for both tasks.',
    build: 'close; leave; contain --network-namespace-path=/run/netns/$N -D $R',
    without: withoutInterfaces,
  },
  {
    id: 'two-containers',
    story: 'One container made its own cable, a second one, of a copy, was given an interface, as in the sheet.',
    build: 'close; copy; contain --network-veth -D $R; contain --network-interface=eth2 -D /contenedor/nuevo',
  },
  {
    id: 'earlier-container-left-open',
    story: 'A container in the host’s network was begun first, and is still open.',
    build:
      'close; contain -D $R --volatile=no --machine=primero --register=no --read-only; contain --network-veth --network-interface=eth2 -D $R --read-only --machine=otro',
  },
  {
    id: 'later-container-left-open',
    story: 'A container in the host’s network was begun after the right one, and is still open.',
    build:
      'close; contain --network-veth --network-interface=eth2 -D $R --read-only --machine=otro; contain -D $R --read-only --machine=segundo',
  },
  // The images
  {
    id: 'image-by-bzip2',
    story: 'bzip2 was used in the place of pbzip2, and the new format of cpio.',
    build: 'pack $R $I -H newc; pack $A $J -H newc',
  },
  {
    id: 'image-of-many-streams',
    story: 'pbzip2 made many small streams.',
    build:
      'cd /contenedor; find minimal -xdev -print | cpio -o --quiet -H odc | pbzip2 -b1 -c >$I; cd /dir; find app -xdev | cpio -o --quiet -H crc | pbzip2 -b1 -c >$J',
  },
  {
    id: 'image-from-within',
    story: 'The names in the images begin with a dot, as find gives them within the folder.',
    build:
      'cd $R; find . -xdev -print0 | cpio -0 -o --quiet | bzip2 >$I; cd $A; find -xdev | cpio -o --quiet | bzip2 >$J',
  },
  {
    id: 'image-by-busybox',
    story: 'The busybox of the host packed the images.',
    build:
      'cd /contenedor; find minimal -xdev | busybox cpio -o -H newc | bzip2 >$I; cd /dir; find app -xdev | busybox cpio -o -H newc | bzip2 >$J',
  },
  // The network
  {
    id: 'peer-made-in-place',
    story: 'The peer is made directly in the namespace, and everything is done with ip -n.',
    build: `unpair; ip link add veth1 type veth peer name eth1 netns $N; up`,
  },
  {
    id: 'nsenter-and-unshare',
    story: 'The namespace is entered with nsenter, and the root changed by unshare.',
    build: 'leave; launch nsenter --net=/run/netns/$N unshare --root=$R --wd=/ /bin/sleep 3600; settle',
  },
  {
    id: 'pivot-root',
    story: 'The root is changed with pivot_root, in a mount namespace of its own.',
    build: `leave; launch ip netns exec $N unshare -m --propagation private bash -c "mount --bind $R $R; cd $R; mkdir -p old; pivot_root . old; exec /bin/sh -c 'umount -l /old; exec sleep 3600'"; settle`,
  },
  {
    id: 'loopback-up',
    story: 'The loopback is switched on as well, and there are more interfaces and addresses than the lab needs.',
    build: `ip -n $N link set lo up; ip addr add fd00::1/64 dev veth1; ip -n $N addr add 192.168.77.2/24 dev eth1
ip netns add other; ip link add veth-other type veth peer name eth0 netns other; launch ip netns exec other sleep 3600`,
  },
  // The packages
  {
    id: 'service-from-a-shell',
    story: 'A shell was started in the root of the packages, and the service from there.',
    build: `quit; launch ip netns exec $N chroot $P /bin/bash -c 'vsftpd; sleep 3600'; heard vsftpd`,
  },
  {
    id: 'service-by-unshare',
    story: 'The service is isolated further, and stays in the foreground.',
    build:
      'quit; echo listen=YES >$P/etc/vsftpd.conf; launch ip netns exec $N unshare -pfmu --root=$P /usr/sbin/vsftpd; heard vsftpd',
  },
  {
    id: 'service-with-a-client',
    story: 'Somebody is connected to the service.',
    build: `ip -n $N link set lo up; launch ip netns exec $N bash -c 'exec 3<>/dev/tcp/127.0.0.1/21; sleep 3600'; settle`,
  },
  {
    id: 'service-on-ipv6',
    story: 'The service listens on one socket for both families.',
    build: 'quit; edit $P/etc/vsftpd.conf s/listen=/listen_ipv6=/; serve',
  },
  {
    id: 'another-service',
    story: 'The course names another service, on another port.',
    build:
      'quit; for t in $P $A; do mv $t/usr/sbin/vsftpd $t/usr/sbin/ftpd; done; ip netns exec $N chroot $P /usr/sbin/ftpd -olisten_port=2121; heard ftpd; pack $A $J',
    set: { service: 'ftpd:2121' },
  },
  {
    id: 'debian-inside',
    story: 'The packages were installed by Debian’s means: the database is dpkg’s.',
    build:
      'for t in $P $B $S; do rm -r $t/root/.rpmdb; mkdir -p $t/var/lib/dpkg; echo "Package: base-files" >$t/var/lib/dpkg/status; done',
  },
  // The layers
  {
    id: 'union-with-relative-folders',
    story: 'The folders were named from within their parent.',
    build: 'umount $U; cd /dir; mount -t overlay -o lowerdir=base,upperdir=app,workdir=./app.work none tmp; cd /',
  },
  {
    id: 'union-mounted-from-beside',
    story: 'The union was mounted from a folder beside the layers, which were named from there.',
    build:
      'umount $U; mkdir -p /dir/x; cd /dir/x; mount -t overlay -o lowerdir=../base,upperdir=../app,workdir=../app.work none ../tmp; cd /',
  },
  {
    id: 'union-of-three',
    story: 'There is one more layer between the two.',
    build: 'umount $U; mkdir -p /dir/mid/etc; layers $A /dir/mid:$B',
  },
  {
    id: 'union-through-a-link',
    story: 'The folders were named through a link.',
    build:
      'umount $U; ln -s /dir /capas; mount -t overlay -o lowerdir=/capas/base,upperdir=/capas/app,workdir=/capas/app.work none /capas/tmp',
  },
  {
    id: 'app-with-an-update',
    story: 'The installation also updated some of the base’s programs, so the layer has newer ones.',
    build:
      'for i in cat ls cp mv rm; do cat $U/usr/bin/$i >/tmp/new; echo >>/tmp/new; cp /tmp/new $U/usr/bin/$i; done; pack $A $J',
  },
  {
    id: 'system-with-commented-lines',
    story: 'The lines of the login were turned into comments instead of deleted.',
    build:
      "sed -e '/selinux/s/^/#/' -e '/pam_loginuid.so/s/^/#/' /etc/pam.d/login >$S/etc/pam.d/login; grep '^#.*pam_loginuid.so' $S/etc/pam.d/login",
  },
  // Each phase alone, when the others are over or not begun
  {
    id: 'phase-tree',
    story: 'Only the tree and its image are there.',
    build: 'close; leave; quit; drop; umount $U; rm -rf /dir/* $S',
    phases: ['tree'],
  },
  {
    id: 'phase-nspawn',
    story: 'The container runs, and nothing of the later parts is there.',
    build: 'leave; quit; drop; umount $U; rm -rf /dir/* $S $I',
    phases: ['nspawn'],
  },
  {
    id: 'phase-network',
    story: 'The containers are over, the namespace stands.',
    build: 'close; quit; umount $U; rm -rf /dir/* $S $I',
    phases: ['network'],
  },
  {
    id: 'phase-packages',
    story: 'The service runs, and the tree is gone.',
    build: 'close; leave; umount $U; rm -rf --one-file-system $R $I $B $A $S',
    phases: ['packages'],
  },
  {
    id: 'phase-layers',
    story: 'The machine was restarted, and only the layers were mounted again.',
    build: 'close; leave; quit; drop; rm -rf --one-file-system $R $I $P',
    phases: ['layers'],
  },
  {
    id: 'service-reinstalled',
    story: 'The service’s program was installed again while it runs.',
    build: 'cp -a $P/usr/sbin/vsftpd $P/usr/sbin/vsftpd.new; mv $P/usr/sbin/vsftpd.new $P/usr/sbin/vsftpd',
  },
  {
    id: 'earlier-service-left-open',
    story: 'The service was first started on another port, and is still running there beside the right one.',
    build: 'quit; ip netns exec $N chroot $P /usr/sbin/vsftpd -olisten_port=2121; settle; serve; settle',
  },
];
