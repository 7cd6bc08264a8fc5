import type { checks } from '../../checks/pinger/lab.ts';
import type { Killer } from '../../src/index.ts';
import type { Mutant } from '../mutant.ts';

type PingerMutant = Mutant<Killer<(typeof checks)[number]>>;

/** The lab done wrong in every way that we know, one check after the other. */
export const mutants: readonly PingerMutant[] = [
  // Task 1
  {
    id: 'rootfs-never-built',
    story: 'The student began with the network and never came to the root file system.',
    break: 'stop; rm -rf --one-file-system $R',
    killedBy: [
      ['rootfs-exists', 'absent'],
      ['pid-isolated', 'nothing-runs'],
    ],
  },
  {
    id: 'rootfs-with-an-older-name',
    story: 'The root file system was built as /opt/pinger-rootfs, as an older solution has it.',
    break: 'stop; mv $R /opt/pinger-rootfs; R=/opt/pinger-rootfs; isolated $APP',
    killedBy: [['rootfs-exists', 'elsewhere']],
  },
  {
    id: 'rootfs-is-a-file',
    story: 'An archive was saved under the name of the folder.',
    break: 'stop; mv $R $R.old; tar -czf $R -C $R.old etc; R=$R.old; isolated $APP',
    killedBy: [['rootfs-exists', 'not-a-directory']],
  },
  {
    id: 'rootfs-is-the-host',
    story: 'To save space, the folder was made a link to the machine’s own root.',
    break: 'stop; mv $R $R.old; ln -s / $R; R=$R.old; isolated $APP',
    killedBy: [['rootfs-exists', 'is-host-root']],
  },
  {
    id: 'rootfs-half-installed',
    story: 'dnf stopped with an error before it had installed anything but configuration.',
    break: 'rm -rf --one-file-system $R/usr',
    killedBy: [['rootfs-exists', 'empty']],
  },
  {
    id: 'package-forgotten',
    story: 'curl was left out of the list of packages.',
    break: 'rm $R/usr/bin/curl',
    killedBy: [['rootfs-packages', 'missing']],
  },
  {
    id: 'ping-forgotten',
    story: 'iputils was left out, so the app has nothing to ping with.',
    break: 'rm $R/usr/bin/ping',
    killedBy: [
      ['rootfs-packages', 'missing'],
      ['app-pings', 'no-ping'],
    ],
  },
  {
    id: 'packages-faked',
    story: 'Empty files were made in the place of three programs.',
    break: 'for p in curl vi passwd; do rm $R/usr/bin/$p; touch $R/usr/bin/$p; chmod 755 $R/usr/bin/$p; done',
    killedBy: [['rootfs-packages', 'missing']],
  },
  // Tasks 2 and 3
  {
    id: 'binary-never-copied',
    story: 'The app was compiled but never copied, and the host’s copy was started instead.',
    break: 'stop; cp $R$APP $APP; rm $R$APP; inside unshare -pfmu --mount-proc $APP',
    killedBy: [
      ['binary-present', 'absent'],
      ['root-changed', 'host-root'],
    ],
    notes: [['app-isolated', 'host-copy']],
  },
  {
    id: 'binary-in-the-top-folder',
    story: 'The binary was copied to the top of the tree.',
    break: 'stop; mv $R$APP $R/pinger; isolated /pinger',
    killedBy: [['binary-present', 'elsewhere']],
  },
  {
    id: 'binary-under-its-build-name',
    story: 'make install-static calls the file pinger-static, and so it stayed.',
    break: 'stop; mv $R$APP $R$APP-static; isolated $APP-static',
    killedBy: [['binary-present', 'elsewhere']],
  },
  {
    id: 'binary-is-a-pipe',
    story: 'A named pipe lies in the binary’s place.',
    break: 'rm $R$APP; mkfifo -m 755 $R$APP',
    killedBy: [['binary-present', 'not-a-file']],
  },
  {
    id: 'binary-is-a-folder',
    story: 'The copy made a folder with the app’s name.',
    break: 'rm $R$APP; mkdir $R$APP',
    killedBy: [['binary-present', 'not-a-file']],
  },
  {
    id: 'binary-linked-to-the-host',
    story: 'Instead of a copy there is a link to a file that only the host has.',
    break: 'mkdir -p /srv/build; cp $R$APP /srv/build/pinger; rm $R$APP; ln -s /srv/build/pinger $R$APP',
    killedBy: [['binary-present', 'dangling']],
  },
  {
    id: 'binary-empty',
    story: 'The disk was full during the copy.',
    break: 'rm $R$APP; touch $R$APP; chmod 755 $R$APP',
    killedBy: [['binary-present', 'empty']],
  },
  {
    id: 'binary-not-executable',
    story: 'The file was copied without its permissions.',
    break: 'chmod 644 $R$APP',
    killedBy: [['binary-executable', 'no-permission']],
  },
  {
    id: 'binary-dynamic',
    story: 'make static was followed by make install, which copies the dynamic binary.',
    break: 'stop; rm $R$APP; gcc -O1 -w -o $R$APP "$SOURCE"; isolated $APP',
    killedBy: [['binary-static', 'dynamic']],
  },
  {
    id: 'binary-is-a-script',
    story: 'A script that was meant to start the app was saved in its place.',
    break: "rm $R$APP; printf '#!/bin/bash\\nexec /opt/pinger\\n' >$R$APP; chmod 755 $R$APP",
    killedBy: [['binary-static', 'not-elf']],
  },
  {
    id: 'binary-for-another-machine',
    story: 'The app was compiled on a laptop with another kind of processor.',
    break:
      "cp $R$APP /tmp/arm; printf '\\267\\000' | dd of=/tmp/arm bs=1 seek=18 conv=notrunc status=none; rm $R$APP; mv /tmp/arm $R$APP",
    killedBy: [['binary-static', 'other-machine']],
  },
  // Task 4
  {
    id: 'rebooted',
    story: 'The machine was restarted after the lab: files stay, namespaces and interfaces do not.',
    break: 'stop; ip netns delete $N',
    killedBy: [['netns-exists', 'absent']],
  },
  {
    id: 'netns-misspelt',
    story: 'The namespace was made with a letter too many.',
    break: 'stop; ip netns delete $N; ip netns add pingers',
    killedBy: [['netns-exists', 'other-name']],
  },
  {
    id: 'netns-name-deleted',
    story: 'The name was deleted while the app was running, and the namespace lives on without it.',
    break: 'ip netns delete $N',
    killedBy: [['netns-exists', 'unnamed']],
  },
  {
    id: 'netns-anonymous',
    story: 'unshare -n was used in the place of ip netns add.',
    break: 'stop; ip netns delete $N; launch unshare -n unshare -pfmu --root=$R --mount-proc $APP',
    killedBy: [['netns-exists', 'unnamed']],
  },
  {
    id: 'netns-file-only',
    story: 'A plain file lies where the namespace’s name should be.',
    break: 'stop; ip netns delete $N; touch /run/netns/$N',
    killedBy: [['netns-exists', 'not-a-namespace']],
  },
  {
    id: 'netns-made-inside-another',
    story: 'ip netns add was typed within ip netns exec, so its name is dead outside.',
    break: 'stop; ip netns delete $N; ip netns add first; ip netns exec first ip netns add $N',
    killedBy: [['netns-exists', 'not-a-namespace']],
  },
  {
    id: 'netns-is-the-host',
    story: 'The name was attached to the host’s own network.',
    break: 'stop; ip netns delete $N; touch /run/netns/$N; mount --bind /proc/1/ns/net /run/netns/$N',
    killedBy: [['netns-exists', 'is-host']],
  },
  // Task 5
  {
    id: 'pair-missing',
    story: 'The pair was never made.',
    break: 'unpair',
    killedBy: [['veth-pair', 'absent']],
  },
  {
    id: 'peer-not-moved',
    story: 'The second end was never moved: everything seems to answer, but over the host’s own loopback.',
    break:
      'stop; unpair; ip link add veth-host type veth peer name veth-pinger; ip addr add 10.200.7.1/24 dev veth-host; ip addr add 10.200.7.10/24 dev veth-pinger; ip link set veth-host up; ip link set veth-pinger up; isolated $APP',
    killedBy: [['veth-pair', 'not-moved']],
  },
  {
    id: 'both-ends-moved',
    story: 'Both ends were moved into the namespace.',
    break: 'ip link set veth-host netns $N',
    killedBy: [['veth-pair', 'both-moved']],
  },
  {
    id: 'ends-swapped',
    story: 'The wrong end was moved.',
    break: 'unpair; ip link add veth-host type veth peer name veth-pinger; ip link set veth-host netns $N',
    killedBy: [['veth-pair', 'swapped']],
  },
  {
    id: 'pair-with-other-names',
    story: 'The pair has the names of another exercise.',
    break:
      'unpair; ip link add veth0 type veth peer name ceth0; ip link set ceth0 netns $N; ip addr add 10.200.7.1/24 dev veth0; ip link set veth0 up; ip -n $N addr add 10.200.7.10/24 dev ceth0; ip -n $N link set ceth0 up',
    killedBy: [['veth-pair', 'other-names']],
  },
  {
    id: 'peer-without-a-name',
    story: 'The pair was made without naming the peer, so the kernel called it veth0.',
    break: 'unpair; ip link add veth-host type veth',
    killedBy: [['veth-pair', 'other-names']],
  },
  {
    id: 'peer-in-another-namespace',
    story: 'The end was moved into the namespace of another exercise.',
    break:
      'ip netns add other; unpair; ip link add veth-host type veth peer name veth-pinger; ip link set veth-pinger netns other',
    killedBy: [['veth-pair', 'moved-elsewhere']],
  },
  {
    id: 'two-half-pairs',
    story: 'Two pairs were made, and one end of each is in use.',
    break:
      'unpair; ip link add veth-host type veth peer name spare-a; ip link add veth-pinger type veth peer name spare-b; ip link set veth-pinger netns $N; up',
    killedBy: [['veth-pair', 'not-a-pair']],
  },
  // Task 6
  {
    id: 'host-address-forgotten',
    story: 'The host’s end never got an address.',
    break: 'ip addr flush dev veth-host',
    killedBy: [['address-host', 'absent']],
  },
  {
    id: 'host-address-with-a-letter-x',
    story: 'The address was typed with a literal x, which ip refuses.',
    break: 'ip addr flush dev veth-host; ip addr add 10.200.x.1/24 dev veth-host',
    killedBy: [['address-host', 'absent']],
  },
  {
    id: 'host-address-without-prefix',
    story: 'The /24 was forgotten, so the address is a /32.',
    break: 'ip addr flush dev veth-host; ip addr add 10.200.7.1 dev veth-host',
    killedBy: [['address-host', 'wrong-prefix']],
  },
  {
    id: 'host-prefix-too-wide',
    story: 'The prefix of another exercise was used: all works, only the prefix is wrong.',
    break: 'ip addr flush dev veth-host; ip addr add 10.200.7.1/16 dev veth-host',
    killedBy: [['address-host', 'wrong-prefix']],
  },
  {
    id: 'host-address-of-another-exercise',
    story: 'The host’s end got an address of another exercise.',
    break: 'ip addr flush dev veth-host; ip addr add 10.0.0.1/24 dev veth-host',
    killedBy: [['address-host', 'wrong-address']],
  },
  {
    id: 'host-address-on-the-loopback',
    story: 'The address was added to lo.',
    break: 'ip addr flush dev veth-host; ip addr add 10.200.7.1/24 dev lo',
    killedBy: [['address-host', 'other-link']],
  },
  // Task 7
  {
    id: 'container-address-forgotten',
    story: 'The address was added before the move, which took it away.',
    break:
      'unpair; ip link add veth-host type veth peer name veth-pinger; ip addr add 10.200.7.10/24 dev veth-pinger; ip link set veth-pinger netns $N; ip addr add 10.200.7.1/24 dev veth-host; ip link set veth-host up; ip -n $N link set veth-pinger up',
    killedBy: [['address-netns', 'absent']],
  },
  {
    id: 'both-addresses-on-the-host',
    story: 'Both addresses were added to the host’s end: the ping answers, without any container.',
    break: 'ip -n $N addr flush dev veth-pinger; ip addr add 10.200.7.10/24 dev veth-host',
    killedBy: [['address-netns', 'on-host']],
  },
  {
    id: 'container-address-without-prefix',
    story: 'The /24 was forgotten inside: the neighbour is found, but no answer knows its way.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.10 dev veth-pinger',
    killedBy: [['address-netns', 'wrong-prefix']],
  },
  {
    id: 'container-prefix-too-wide',
    story: 'The prefix inside is /16: all works, only the prefix is wrong.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.10/16 dev veth-pinger',
    killedBy: [['address-netns', 'wrong-prefix']],
  },
  {
    id: 'different-x',
    story: 'A typo made the two ends live in different networks.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.8.10/24 dev veth-pinger',
    killedBy: [['address-netns', 'other-x']],
  },
  {
    id: 'container-is-dot-two',
    story: 'The container’s end has the .2 of an older solution.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.2/24 dev veth-pinger',
    killedBy: [['address-netns', 'wrong-address']],
  },
  {
    id: 'container-address-on-the-loopback',
    story: 'Inside, the address was added to lo.',
    break: 'ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.10/24 dev lo',
    killedBy: [['address-netns', 'other-link']],
  },
  // Task 8
  {
    id: 'outer-end-down',
    story: 'Only the end in the namespace was switched on.',
    break: 'ip link set veth-host down',
    killedBy: [['links-up', 'outer-down']],
  },
  {
    id: 'inner-end-down',
    story: 'Only the host’s end was switched on.',
    break: 'ip -n $N link set veth-pinger down',
    killedBy: [['links-up', 'inner-down']],
  },
  {
    id: 'both-ends-down',
    story: 'Neither end was switched on.',
    break: 'ip link set veth-host down; ip -n $N link set veth-pinger down',
    killedBy: [['links-up', 'both-down']],
  },
  // Task 9
  {
    id: 'container-ignores-pings',
    story: 'A kernel setting from a hardening guide makes the container ignore pings.',
    break: 'ip netns exec $N sh -c "echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all"',
    killedBy: [['ping-replies', 'no-reply']],
  },
  {
    id: 'route-of-an-earlier-try',
    story: 'A route of an earlier try leads to the container’s address through another pair.',
    break:
      'ip link add veth-old type veth peer name veth-old-b; ip link set veth-old up; ip link set veth-old-b up; ip route add 10.200.7.10/32 dev veth-old',
    killedBy: [['ping-replies', 'misrouted']],
  },
  {
    id: 'container-address-on-both-sides',
    story: 'The container’s address is on the host as well, so the host answers itself.',
    break: 'ip addr add 10.200.7.10/32 dev lo',
    killedBy: [['ping-replies', 'owned-by-host']],
  },
  // Task 10
  {
    id: 'shell-closed',
    story: 'The isolated shell was closed before the grading.',
    break: 'stop',
    killedBy: [['pid-isolated', 'nothing-runs']],
  },
  {
    id: 'network-rebuilt-under-the-app',
    story: 'The namespace and the pair were deleted and made again while the app kept running in the old ones.',
    break: 'ip netns delete $N; unpair; ip netns add $N; pair; up',
    killedBy: [['pid-isolated', 'stale']],
  },
  {
    id: 'app-on-the-host',
    story: 'Everything is prepared, but the app was started in an ordinary shell of the host.',
    break: 'stop; unpublish; launch $R$APP',
    killedBy: [
      ['pid-isolated', 'on-host'],
      ['published', 'host-copy'],
    ],
  },
  {
    id: 'fork-forgotten',
    story: 'unshare was called with -p but without -f.',
    break: 'stop; mount -t proc proc $R/proc; inside unshare -pmu --root=$R $APP',
    killedBy: [['pid-isolated', 'not-forked']],
  },
  {
    id: 'unshare-forgotten',
    story: 'Only chroot was used within the network namespace, without unshare.',
    break: 'stop; mount -t proc proc $R/proc; inside chroot $R $APP',
    killedBy: [['pid-isolated', 'shared']],
  },
  {
    id: 'uts-forgotten',
    story: 'The u of -pfmu was left out.',
    break: 'stop; inside unshare -pfm --root=$R --mount-proc $APP',
    killedBy: [['uts-isolated', 'shared']],
  },
  {
    id: 'mount-forgotten',
    story: 'nsenter was used to enter the network, and the m of -pfmu was left out.',
    break: 'stop; launch nsenter --net=/run/netns/$N unshare -pfu --root=$R $APP',
    killedBy: [['mount-isolated', 'shared']],
  },
  // Task 11
  {
    id: 'proc-forgotten',
    story: 'No procfs was mounted in the new root.',
    break: 'stop; inside unshare -pfmu --root=$R $APP',
    killedBy: [['proc-mounted', 'absent']],
  },
  {
    id: 'proc-of-the-host',
    story: 'The host’s own /proc was bound into the tree.',
    break: 'stop; mount --bind /proc $R/proc; inside unshare -pfmu --root=$R $APP',
    killedBy: [['proc-mounted', 'other-namespace']],
  },
  // Task 12
  {
    id: 'app-not-started',
    story: 'The isolated shell is open, but the app was not started.',
    break: 'stop; isolated sleep 3600',
    killedBy: [['app-isolated', 'not-running']],
  },
  {
    id: 'shell-named-pinger',
    story: 'A shell carries the app’s path in its arguments, and the app does not run.',
    break: 'stop; isolated bash -c "sleep 3600; : /usr/local/bin/pinger"',
    killedBy: [['app-isolated', 'not-running']],
  },
  {
    id: 'sleep-called-pinger',
    story: 'Another program was renamed to pinger and started.',
    break: 'stop; cp $R/usr/bin/sleep $R/tmp/pinger; isolated /tmp/pinger 3600',
    killedBy: [['app-isolated', 'impostor']],
  },
  {
    id: 'app-in-a-second-terminal',
    story: 'The app was started in a second terminal by ip netns exec, beside the isolated shell.',
    break: 'stop; isolated sleep 3600; inside chroot $R $APP',
    killedBy: [['app-isolated', 'outside']],
  },
  {
    id: 'app-beside-on-the-host',
    story: 'The isolated shell is open, but the app was started on the host.',
    break: 'stop; isolated sleep 3600; unpublish; launch $R$APP',
    killedBy: [
      ['app-isolated', 'on-host'],
      ['published', 'host-copy'],
    ],
  },
  {
    id: 'started-by-an-engine',
    story: 'runc was used instead of unshare.',
    break: `stop; mkdir -p /tmp/bundle; cd /tmp/bundle; runc spec
sed -i -e 's|"terminal": true|"terminal": false|' -e 's|"sh"|"/usr/local/bin/pinger"|' -e 's|"path": "rootfs"|"path": "'$R'"|' -e 's|"type": "network"|"type": "network", "path": "/run/netns/'$N'"|' -e 's|"readonly": true|"readonly": false|' -e 's|"CAP_KILL",|"CAP_KILL", "CAP_NET_RAW",|' config.json
runc run -d test </dev/null >/dev/null 2>&1`,
    killedBy: [['app-isolated', 'engine']],
  },
  {
    id: 'app-suspended',
    story: 'Ctrl-Z was pressed instead of opening a second terminal.',
    break: 'for p in $(ip netns pids $N); do [ "$(readlink /proc/$p/exe)" = $R$APP ] && kill -STOP $p; done',
    killedBy: [['app-isolated', 'suspended']],
  },
  {
    id: 'root-not-changed',
    story: 'The task’s own commands were followed to the letter: they never change the root.',
    break: 'stop; cp $R$APP $APP; inside unshare -pfmu --mount-proc $APP',
    killedBy: [['root-changed', 'host-root']],
    notes: [['app-isolated', 'host-copy']],
  },
  {
    id: 'root-of-an-old-copy',
    story: 'The app was started in an old copy of the root file system.',
    break: 'stop; cp -a $R /opt/old; inside unshare -pfmu --root=/opt/old --mount-proc $APP',
    killedBy: [['root-changed', 'other-root']],
  },
  // Task 13
  {
    id: 'app-does-not-listen',
    story: 'The app was changed and waits before it opens its port.',
    break: "variant 's/int server = listen_on/pause(); &/'",
    killedBy: [['app-answers', 'not-listening']],
  },
  {
    id: 'app-on-another-port',
    story: 'The app was started with another port.',
    break: 'stop; isolated $APP 9090',
    killedBy: [['app-answers', 'other-port']],
  },
  {
    id: 'app-on-the-loopback',
    story: 'The app was changed to listen on 127.0.0.1.',
    break: "variant 's/{ .sin_family = AF_INET,/& .sin_addr.s_addr = htonl(INADDR_LOOPBACK),/'",
    killedBy: [['app-answers', 'loopback-only']],
  },
  {
    id: 'port-held-by-another',
    story: 'Another server holds the port inside, so the app was started with another one.',
    break: 'stop; isolated $APP 9090; inside busybox nc -ll -p 8080 -e true',
    killedBy: [['app-answers', 'other-process']],
  },
  {
    id: 'firewall-rejects',
    story: 'A firewall rule in the namespace rejects connections.',
    break: 'ip netns exec $N iptables -A INPUT -p tcp --dport 8080 -j REJECT --reject-with tcp-reset',
    killedBy: [['app-answers', 'refused']],
  },
  {
    id: 'firewall-drops',
    story: 'A firewall rule in the namespace drops connections.',
    break: 'ip netns exec $N iptables -A INPUT -p tcp --dport 8080 -j DROP',
    killedBy: [['app-answers', 'no-answer']],
  },
  {
    id: 'app-hangs-up',
    story: 'The app closes every connection without a word.',
    break: "variant 's/answer(client, started, &target);/return;/'",
    killedBy: [['app-answers', 'broken']],
  },
  {
    id: 'another-server',
    story: 'A web server of another exercise was built and started in the app’s place.',
    break: String.raw`variant 's/target\\":/goal\\":/'`,
    killedBy: [['app-answers', 'not-the-app']],
  },
  {
    id: 'host-ignores-pings',
    story: 'The host’s hardening makes it ignore pings, so the app says Down.',
    break: 'echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all',
    killedBy: [['app-pings', 'down']],
  },
  {
    id: 'app-forgets-the-state',
    story: 'The app was changed and leaves out the state when it has pinged.',
    break: `variant 's/up ? "Up" : "Down"/""/'`,
    killedBy: [['app-pings', 'no-answer']],
  },
  // Task 14
  {
    id: 'archive-deleted',
    story: 'The archive was deleted to save space.',
    break: 'rm $ARCHIVE',
    killedBy: [['image-archive', 'absent']],
  },
  {
    id: 'archive-is-a-web-page',
    story: 'A page with an error message was saved under the name of the archive.',
    break: 'echo "<html>404 Not Found</html>" >$ARCHIVE',
    killedBy: [['image-archive', 'not-an-archive']],
  },
  {
    id: 'archive-is-a-folder',
    story: 'A folder has the name of the archive.',
    break: 'rm $ARCHIVE; mkdir $ARCHIVE',
    killedBy: [['image-archive', 'not-an-archive']],
  },
  {
    id: 'archive-of-zeros',
    story: 'The archive is a hole of eight terabytes.',
    break: 'truncate -s 0 $ARCHIVE; truncate -s 8T $ARCHIVE',
    killedBy: [['image-archive', 'not-an-archive']],
  },
  {
    id: 'archive-cut-off',
    story: 'The disk was full while the archive was written.',
    break: 'truncate -s 5M $ARCHIVE',
    killedBy: [['image-archive', 'damaged']],
  },
  {
    id: 'archive-with-the-whole-path',
    story: 'tar was given the whole path of the tree, without -C.',
    break: 'cd /; tar -czf $ARCHIVE opt/rootfs-pinger/etc opt/rootfs-pinger/usr/local',
    killedBy: [['image-archive', 'too-deep']],
  },
  {
    id: 'archive-made-too-early',
    story: 'The root file system was packed before the app was in it.',
    break: 'tar -C $R -czf $ARCHIVE ./etc ./usr/sbin',
    killedBy: [['image-archive', 'without-app']],
  },
  {
    id: 'archive-with-hostile-names',
    story: 'The archive has absolute names, names that climb out of it, and none that is the app’s.',
    break: 'cd $R/etc; tar -P -czf $ARCHIVE --transform "s|^|../../../../x/|" passwd /etc/hostname',
    killedBy: [['image-archive', 'without-app']],
  },
  {
    id: 'never-imported',
    story: 'The student stopped after the archive.',
    break: 'podman rm -f pinger; podman rmi -a -f',
    killedBy: [['image-imported', 'absent']],
  },
  {
    id: 'imported-under-another-name',
    story: 'The image has the name of the folder.',
    break: 'podman tag pinger-base rootfs-pinger:1; podman untag pinger-base pinger-base:latest',
    killedBy: [['image-imported', 'other-name']],
  },
  {
    id: 'tag-of-the-registry-forgotten',
    story: 'The image was never given its name for the registry.',
    break: 'podman untag pinger-base $REMOTE',
    killedBy: [['image-pushed', 'not-tagged']],
  },
  {
    id: 'tagged-and-not-pushed',
    story: 'The image has its name for the registry, but the push failed.',
    break:
      'podman untag pinger-base $REMOTE; podman tag pinger-base registry.class.syscallx86.com/another/pinger-base:latest',
    killedBy: [['image-pushed', 'not-pushed']],
  },
  {
    id: 'imported-again-after-the-push',
    story: 'The image was made anew after it had been pushed and run.',
    break: 'podman import -q --change ENV=NEW=1 $ARCHIVE pinger-base; podman tag pinger-base $REMOTE',
    killedBy: [
      ['image-pushed', 'outdated'],
      ['image-runs', 'other-image'],
    ],
  },
  {
    id: 'image-never-run',
    story: 'The app runs in the container that was made by hand, and in none of an engine.',
    break: 'podman rm -f pinger',
    killedBy: [['image-runs', 'not-started']],
  },
  {
    id: 'container-stopped',
    story: 'The container was stopped before the grading.',
    break: 'podman stop -t 0 pinger',
    killedBy: [['image-runs', 'ended']],
  },
  {
    id: 'container-with-a-shell',
    story: 'The container of the image runs something else.',
    break: 'podman rm -f pinger; podman run -d pinger-base sleep 3600',
    killedBy: [['image-runs', 'other-program']],
  },
  {
    id: 'port-not-published',
    story: 'The container runs, but none of its ports is published.',
    break: 'unpublish',
    killedBy: [['published', 'not-reachable']],
  },
  {
    id: 'port-published-on-the-loopback',
    story: 'The port was published on 127.0.0.1 only, so the host reaches the app and nobody else.',
    break: 'podman rm -f pinger; podman run -d -p 127.0.0.1:8080:8080 pinger-base $APP',
    killedBy: [['published', 'not-reachable']],
  },
  {
    id: 'port-of-another-server',
    story: 'A web server of the host has the port.',
    break: 'unpublish; mkdir -p /srv/www; launch busybox httpd -f -p 8080 -h /srv/www',
    killedBy: [['published', 'other-service']],
  },
  {
    id: 'port-of-a-copy-on-the-host',
    story: 'The app on the host, of an earlier lab, has the port.',
    break: 'unpublish; launch $R$APP',
    killedBy: [['published', 'host-copy']],
  },
];
