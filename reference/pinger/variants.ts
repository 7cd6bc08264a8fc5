import type { Variant } from '../lab-reference.ts';
import { pingerInAnotherLanguage } from './pinger-in-another-language.ts';

/** Other right ways, each of which the lab's text leaves open. */
export const variants: readonly Variant[] = [
  {
    id: 'chroot',
    story: 'The root is changed with chroot inside of unshare, and procfs is mounted by hand.',
    build: 'stop; inside unshare -pfmu chroot $R bash -c "mount -t proc proc /proc; exec $APP"',
  },
  {
    id: 'long-options',
    story: 'Long options, and more namespaces than the task asks for.',
    build: 'stop; inside unshare --pid --fork --mount --uts --ipc --cgroup --root=$R --mount-proc $APP',
  },
  {
    id: 'nsenter',
    story: 'The network namespace is entered with nsenter instead of ip netns exec.',
    build: 'stop; launch nsenter --net=/run/netns/$N unshare -pfmu --root=$R --mount-proc $APP',
  },
  {
    id: 'pivot-root',
    story: 'The root is changed with pivot_root.',
    build: `stop
inside unshare -pfmu --propagation private bash -c "mount --bind $R $R; cd $R; mkdir -p old; pivot_root . old; mount -t proc proc /proc; umount -l /old; exec $APP"`,
  },
  {
    id: 'a-shell-around-it',
    story: 'The app runs in the background of an isolated shell.',
    build: 'stop; inside unshare -pfmu --root=$R --mount-proc bash -c "$APP & wait"',
  },
  {
    id: 'peer-made-in-place',
    story: 'The peer is made directly in the namespace, and everything is done with ip -n.',
    build: `stop; unpair
ip link add veth-host type veth peer name veth-pinger netns $N
ip -n $N addr add 10.200.7.10/24 dev veth-pinger; ip addr add 10.200.7.1/24 dev veth-host
ip -n $N link set veth-pinger up; ip link set veth-host up; isolated $APP`,
  },
  {
    id: 'any-x',
    story: 'Both ends agree on another x.',
    build: `ip addr flush dev veth-host; ip -n $N addr flush dev veth-pinger
ip addr add 10.200.42.1/24 dev veth-host; ip -n $N addr add 10.200.42.10/24 dev veth-pinger`,
  },
  {
    id: 'address-of-an-earlier-try',
    story: 'The host’s end was first given another x, and that address is still there, before the right one.',
    build:
      'ip addr flush dev veth-host; ip addr add 10.200.8.1/24 dev veth-host; ip addr add 10.200.7.1/24 dev veth-host',
  },
  {
    id: 'extra-addresses',
    story: 'There are more interfaces and addresses than the lab needs, IPv6 among them.',
    build: `ip addr add 192.168.77.1/24 dev veth-host; ip addr add fd00::1/64 dev veth-host
ip -n $N addr add 192.168.77.2/24 dev veth-pinger; ip -n $N addr add fd00::2/64 dev veth-pinger
ip link add br-other type bridge; ip link set br-other up`,
  },
  {
    id: 'another-exercise-beside-it',
    story: 'A second namespace of another exercise, with a pair of its own, is there too.',
    build: `ip netns add other; ip link add veth-other type veth peer name eth0 netns other
ip addr add 10.99.0.1/24 dev veth-other; ip link set veth-other up; ip -n other addr add 10.99.0.2/24 dev eth0; ip -n other link set eth0 up
launch ip netns exec other unshare -pfmu --mount-proc sleep 3600`,
  },
  {
    id: 'static-pie',
    story: 'The app is a static position-independent executable, as Rust’s musl target makes it.',
    build: 'stop; rm $R$APP; gcc -O1 -static-pie -o $R$APP $SOURCE; isolated $APP',
  },
  {
    id: 'no-loopback',
    story: 'The loopback of the namespace stays down, as the task’s text leaves it.',
    build: 'ip -n $N link set lo down',
  },
  {
    id: 'hand-made-tree',
    story: 'The tree lies elsewhere, behind a link with the name of the task.',
    build: 'stop; mv $R /srv/tree; ln -s /srv/tree $R; isolated $APP',
  },
  {
    id: 'other-order',
    story: 'The app was started first, and the network was made around it.',
    build: 'stop; unpair; ip netns delete $N; ip netns add $N; isolated $APP; pair; up',
  },
  {
    id: 'another-distribution',
    story: 'The tree has Debian’s old layout: bin and lib beside usr, and vi behind absolute links.',
    build: `stop; T=/opt/debian; mkdir -p $T/bin $T/sbin $T/usr/bin $T/usr/sbin $T/usr/local/bin $T/etc/alternatives $T/proc $T/tmp; cp -a $R/dev $T
cp -a $R/usr/lib $T/lib; cp -a $R/usr/lib64 $T/lib64; cp -a $R/usr/bin/bash $R/usr/bin/ping $R/usr/bin/netstat $T/bin; cp -a $R/usr/sbin/ip $T/sbin || cp -a $R/usr/bin/ip $T/sbin
cp -a $R/usr/bin/passwd $R/usr/bin/curl $T/usr/bin; cp -a $R/usr/sbin/useradd $T/usr/sbin; cp -L $R/usr/bin/vi $T/usr/bin/vim.tiny
ln -s /etc/alternatives/vi $T/usr/bin/vi; ln -s /usr/bin/vim.tiny $T/etc/alternatives/vi; cp $R$APP $T$APP
rm -rf --one-file-system $R; mv $T $R; isolated $APP`,
  },
  {
    id: 'copy-of-the-app',
    story: 'The app was copied to another folder of the tree as well, and started from there under another name.',
    build: 'stop; mkdir -p $R/root; cp $R$APP $R/root/pinger-static; isolated /root/pinger-static',
  },
  {
    id: 'another-language',
    story: 'The app was written anew in C++, with the same interface.',
    build: `stop; cat >/tmp/pinger.cpp <<'END'
${pingerInAnotherLanguage}
END
rm $R$APP; g++ -O1 -static -o $R$APP /tmp/pinger.cpp; isolated $APP`,
  },
  {
    id: 'as-a-service',
    story:
      'A systemd unit’s way: no shell and no terminal, an empty environment, namespaces entered and made in one command.',
    // A manager of root's own, as the sandbox has another process 1; the folder tells that systemd may run
    // (sd_booted(3)).
    build: `stop
mkdir -p /run/systemd/system /root/.config/systemd/user; mkdir -p -m 700 /run/user/0; export XDG_RUNTIME_DIR=/run/user/0
cat >/root/.config/systemd/user/pinger.service <<END
[Service]
Environment=PATH=/usr/sbin:/usr/bin
ExecStart=unshare --kill-child -pfmu --mount-proc nsenter --net=/run/netns/$N unshare -m --root=$R bash -c "mount -t proc proc /proc; exec $APP"
END
launch /lib/systemd/systemd --user
for i in $(seq 200); do systemctl --user start pinger 2>/dev/null && break; sleep .05; done
systemctl --user is-active pinger >/dev/null`,
  },
  {
    id: 'the-older-solution',
    story: 'The older solution’s names: another folder, .2 and pinger-static, which the course allows by parameters.',
    build: `stop; mv $R /opt/pinger-rootfs; R=/opt/pinger-rootfs; mv $R$APP $R$APP-static
ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.2/24 dev veth-pinger; isolated $APP-static`,
    set: {
      rootfs: '/opt/pinger-rootfs',
      containerAddress: '10.200.{x}.2/24',
      app: '/usr/local/bin/pinger-static',
      x: '7',
    },
    without: ['image-archive', 'image-runs'],
  },
  {
    id: 'image-by-docker',
    story: 'The image was made, pushed and run by docker.',
    build: `podman rm -f pinger; podman rmi -a -f
launch dockerd --storage-driver=vfs; while ! /usr/bin/docker info; do sleep .1; done >/dev/null 2>&1
/usr/bin/docker import $ARCHIVE pinger-base; /usr/bin/docker tag pinger-base:latest $REMOTE; /usr/bin/docker push $REMOTE
program=pinger; before=$(running); /usr/bin/docker run -d -p 8080:8080 pinger-base $APP; grown`,
    set: { username: 'student' },
  },
  {
    id: 'image-of-a-user',
    story: 'An ordinary user’s podman has the image, and the archive lies in that user’s home, not compressed.',
    build: `podman rm -f pinger; podman rmi -a -f; mkdir -p /home/ana; gzip -dc $ARCHIVE >/home/ana/pinger-rootfs.tgz; rm $ARCHIVE
ana() { podman --root /home/ana/.local/share/containers/storage --runroot /run/ana "$@"; }
ana import -q /home/ana/pinger-rootfs.tgz pinger-base; ana tag pinger-base $REMOTE; ana push -q --tls-verify=false $REMOTE; ana run -d -p 8080:8080 pinger-base $APP`,
  },
  {
    id: 'published-by-hand',
    story:
      'The engine’s container publishes nothing; a rule of the firewall leads to the container that was made by hand.',
    build: `unpublish; echo 1 >/proc/sys/net/ipv4/ip_forward
iptables -t nat -A PREROUTING -p tcp --dport 8080 -m addrtype --dst-type LOCAL -j DNAT --to-destination 10.200.7.10:8080`,
  },
];
