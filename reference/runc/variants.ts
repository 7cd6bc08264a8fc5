import type { Variant } from '../lab-reference.ts';
import { packetVariants } from './packet-variants.ts';

/** Other right ways, each of which the lab’s text leaves open. */
export const variants: readonly Variant[] = [
  ...packetVariants,
  {
    id: 'by-hand',
    story:
      'The text’s own order: a sleeping container, the network typed by hand, the application in a shell of runc exec.',
    build: `config '/"hooks"/d'; idle; ip link delete $BR
ip link add veth0 type veth peer name ceth0; ip link set veth0 up; ip addr add 172.20.0.100/24 dev veth0
ip link set ceth0 netns /proc/$(pid)/ns/net
inside ip link set ceth0 up; inside ip addr add 172.20.0.5/24 dev ceth0; inside ip route add default via 172.20.0.100 dev ceth0
launch runc exec $C bash -c '. task7-env/bin/activate; python3 -m uvicorn main:app --host 0.0.0.0 --port 5000'; served; reached`,
    without: ['bridge-attached', 'poststart-hook'],
  },
  {
    id: 'all-in-a-users-home',
    story: 'The student works as an ordinary user with sudo, and the teacher logs in as root.',
    build: `stop; mkdir -p /home/alice; mv $B /home/alice/iloverunc; B=/home/alice/iloverunc; config "s|/root/iloverunc|$B|"; begin $C; served`,
  },
  {
    id: 'exported-in-the-shell',
    story: 'The variables are exported in the shell that starts the application.',
    build: `config 's|, "DB_[A-Z]*=[^"]*"||g'; config 's|"task7-env/bin/python3", .*|"sleep", "infinity"|'; stop; begin $C
launch runc exec $C bash -c 'export DB_HOST=172.20.0.10 DB_USER=app DB_PASSWORD=x DB_NAME=virtd; . task7-env/bin/activate; python3 -m uvicorn main:app --host 0.0.0.0 --port 5000'; served`,
  },
  {
    id: 'set-up-from-inside',
    story: 'The container sets up its own network, with the capabilities for it.',
    build: `config '/"hooks"/d'; restart; ends; ip link set veth0 master $BR up; ip link set ceth0 netns $(pid)
runc exec $C ip link set ceth0 up </dev/null; runc exec $C ip addr add 172.20.0.5/24 dev ceth0 </dev/null; runc exec $C ip route add default via 172.20.0.1 </dev/null; reached`,
    without: ['poststart-hook'],
  },
  {
    id: 'plain-pair',
    story: 'No bridge: the container sends to the host’s own end.',
    build: 'plain; reached',
    without: ['bridge-attached'],
  },
  {
    id: 'own-address-on-the-bridge',
    story: 'A bridge made by hand has the host’s address, and the container sends there.',
    build:
      'ip addr flush dev $BR; ip addr add 172.20.0.100/24 dev $BR; inside ip route replace default via 172.20.0.100; reached',
  },
  {
    id: 'named-namespace',
    story: 'The network namespace was made by ip netns, and config.json joins it by its path.',
    build: `stop; ip netns add task7; ip -n task7 link set lo up
config 's|"type": "network"|"type": "network", "path": "/run/netns/task7"|'; begin $C; served; reached`,
  },
  {
    id: 'nft-masquerade',
    story: 'The rules are nft’s own, and name the link to the outside.',
    build: `unmasked; nft add table inet lab; nft 'add chain inet lab out { type nat hook postrouting priority srcnat; }'
nft add rule inet lab out ip saddr { 172.20.0.0/24, 10.0.0.0/8 } oifname uplink counter masquerade; reached`,
  },
  {
    id: 'older-iptables',
    story: 'The rule is in the older kernel tables, which nft does not show.',
    build:
      'unmasked; iptables-legacy -t nat -A POSTROUTING -s 172.20.0.0/24 ! -o $BR -m comment --comment "the lab’s" -j MASQUERADE; reached',
  },
  {
    id: 'but-not-to-neighbours',
    story: 'The rules spare packets to the container’s own network; one is for nft, one for the older tables.',
    build:
      'unmasked; iptables -t nat -A POSTROUTING -s 172.20.0.0/24 ! -d 172.20.0.0/24 -j MASQUERADE; reached; unmasked; iptables-legacy -t nat -A POSTROUTING -s 172.20.0.0/24 ! -d 172.20.0.0/24 -m addrtype ! --dst-type LOCAL -j MASQUERADE; reached',
  },
  {
    id: 'masquerade-all',
    story: 'Everything that leaves by the link to the outside is masqueraded, whoever sent it.',
    build: 'unmasked; iptables -t nat -A POSTROUTING -o uplink -j MASQUERADE; reached',
  },
  {
    id: 'source-nat',
    story: 'SNAT to the host’s own address is used instead of MASQUERADE, in a chain of its own.',
    build:
      'unmasked; iptables-legacy -t nat -N LAB; iptables-legacy -t nat -A POSTROUTING -j LAB; iptables-legacy -t nat -A LAB -s 172.20.0.0/24 -o uplink -j SNAT --to-source 198.51.100.1; reached',
  },
  {
    id: 'careful-firewall',
    story: 'The forward chain drops by policy, and accepts the container’s packets and their answers.',
    build:
      'iptables -P FORWARD DROP; iptables -A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT; iptables -A FORWARD -i $BR ! -o $BR -j ACCEPT; reached',
  },
  {
    id: 'engines-rules',
    story:
      'An engine’s rules are there: it drops by policy, isolates its bridges from each other, and masquerades each.',
    build: `unmasked; iptables -P FORWARD DROP; iptables -N STAGE-1; iptables -N STAGE-2; iptables -A FORWARD -j STAGE-1
iptables -A STAGE-1 -i $BR ! -o $BR -j STAGE-2; iptables -A STAGE-1 -j RETURN; iptables -A STAGE-2 -o docker0 -j DROP; iptables -A STAGE-2 -j RETURN
iptables -A FORWARD -o $BR -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT; iptables -A FORWARD -i $BR ! -o $BR -j ACCEPT
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE; iptables -t nat -A POSTROUTING -s 172.20.0.0/24 ! -o $BR -j MASQUERADE; reached`,
  },
  {
    id: 'reloading-server',
    story: 'uvicorn runs with --reload, as the text has it: two processes share the socket.',
    build: 'config \'s|"--port", "5000"|"--port", "5000", "--reload"|\'; restart',
  },
  {
    id: 'environment-in-path',
    story: 'The environment is in the PATH of config.json, and the program is named alone.',
    build: `config 's|"task7-env/bin/python3"|"python3"|'; config '/"env": \\[$/,/\\]/s|"PATH=/usr/local/sbin|"PATH=/app/task7-env/bin:/usr/local/sbin|'; restart`,
  },
  {
    id: 'environment-elsewhere',
    story: 'The environment lies in root’s home of the container.',
    build: `rm -r $R/app/task7-env; chroot $R python3 -m venv --system-site-packages --without-pip /root/task7-env; config 's|"task7-env/bin/python3"|"/root/task7-env/bin/python3"|'; restart`,
  },
  {
    id: 'packages-of-its-own',
    story: 'The environment has its packages itself, not from the system.',
    build: `edit $R/app/task7-env/pyvenv.cfg 's/^include-system-site-packages.*/include-system-site-packages = false/'
cp -a $R/usr/lib/python3/dist-packages/. $R/app/task7-env/lib/python3*/site-packages/; restart`,
  },
  {
    id: 'resolver-mounted',
    story: 'The resolver’s file is bound into the container by config.json.',
    build: `rm $R/etc/resolv.conf; printf 'search lab\\nnameserver 1.1.1.1\\nnameserver 8.8.8.8\\n' >$B/resolv.conf
config "s|\\"mounts\\": \\[|&{ \\"destination\\": \\"/etc/resolv.conf\\", \\"type\\": \\"bind\\", \\"source\\": \\"$B/resolv.conf\\", \\"options\\": [\\"bind\\", \\"ro\\"] },|"; restart`,
  },
  {
    id: 'port-forwarded',
    story: 'Instead of a proxy, the kernel sends port 8090 to the container.',
    build: `unproxy; echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet
iptables -t nat -A OUTPUT -d 127.0.0.1 -p tcp --dport 8090 -j DNAT --to-destination 172.20.0.5:5000
iptables -t nat -A POSTROUTING -s 127.0.0.1 -d 172.20.0.5 -j MASQUERADE`,
  },
  {
    id: 'created-then-started',
    story: 'runc create and runc start are used one after the other.',
    build: 'stop; cd $B; runc create $C </dev/null >/tmp/container.log 2>&1; runc start $C; served',
  },
  {
    id: 'root-by-its-whole-path',
    story: 'root.path is absolute, and the tree lies elsewhere.',
    build: `stop; mv $R /srv/task7; config 's|"path": "rootfs"|"path": "/srv/task7"|'; begin $C; served`,
  },
  {
    id: 'another-container-beside-it',
    story: 'A second container of runc runs too, and another pair with addresses of its own is there.',
    build: `mkdir -p /root/other/rootfs; cp /bin/busybox /root/other/rootfs/sleep; cd /root/other; runc spec
edit config.json 's|"terminal": true|"terminal": false|'; edit config.json 's|"sh"|"/sleep", "3600"|'; runc run -d other </dev/null >/dev/null 2>&1
ip netns add side; ip link add veth-side type veth peer name eth0 netns side; ip addr add 10.99.0.1/24 dev veth-side; ip link set veth-side up`,
  },
  {
    id: 'other-values',
    story: 'Another name, port and server, which the course allows by parameters.',
    build: `stop; C=web; config 's|"5000"|"5050"|'; echo 'nameserver 9.9.9.9' >$R/etc/resolv.conf; begin $C; served 5050
unproxy; proxy 5050`,
    set: { container: 'web', port: '5050', nameserver: '9.9.9.9' },
  },
];
