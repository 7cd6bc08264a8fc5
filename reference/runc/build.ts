import type { BuildStep } from '../build-step.ts';
import { shellWord } from '../shell-word.ts';
import type { Supplies } from './supplies.ts';

const bundle = '~/iloverunc';
const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const variables = ['DB_HOST=172.20.0.10', 'DB_USER=app', 'DB_PASSWORD=QwErTy1234', 'DB_NAME=virtd'];
const server = ['task7-env/bin/python3', '-m', 'uvicorn', 'main:app', '--host', '0.0.0.0', '--port', '5000'];

const json = (words: readonly string[]): string => words.map((word) => JSON.stringify(word)).join(', ');

/** A hook's work after each start: the lab’s network commands, with the PID that runc hands it. */
const hook = `#!/bin/sh
pid=$(sed -n 's/.*"pid":\\([0-9]*\\).*/\\1/p')
ip link delete veth0 2>/dev/null
ip link add veth0 type veth peer name ceth0
ip link set veth0 master br-task7
ip link set veth0 up
ip link set ceth0 netns "$pid"
nsenter --target "$pid" --net sh -c '
  ip link set ceth0 up
  ip addr add 172.20.0.5/24 dev ceth0
  ip route add default via 172.20.0.1 dev ceth0'`;

/**
 * The lab, done as its sheet says. The hook does the work that the last task automates, at the container’s only
 * start.
 */
export const steps = ({ debian, app, proxy }: Supplies): BuildStep[] => [
  {
    id: 'rootfs',
    title: 'install Debian into the bundle',
    tasks: [1],
    // debootstrap itself needs a mirror, and half a minute: see debian-tree.ts.
    run: `mkdir -p ${bundle}
cp -a ${shellWord(debian)} ${bundle}/rootfs`,
  },
  {
    id: 'spec',
    title: 'write config.json and change what the lab needs',
    tasks: [2, 8, 10, 12],
    run: `cd ${bundle}
runc spec
sed -i -e 's|"terminal": true|"terminal": false|' \\
  -e 's|"readonly": true|"readonly": false|' \\
  -e 's|^\\(\\s*\\)"sh"$|\\1${json(server)}|' \\
  -e 's|"cwd": "/"|"cwd": "/app"|' \\
  -e 's|"TERM=xterm"|"TERM=xterm", ${json(variables)}|' \\
  -e 's|"CAP_KILL",|"CAP_KILL", "CAP_NET_ADMIN", "CAP_NET_RAW",|' \\
  -e 's|^\\(\\s*\\)"linux": {|\\1"hooks": { "poststart": [{ "path": "'"$PWD"'/network.sh", "env": ["${path}"] }] },\\n&|' \\
  config.json`,
  },
  {
    id: 'resolver',
    title: 'name the container’s name server',
    tasks: [7],
    run: `echo 'nameserver 8.8.8.8' >${bundle}/rootfs/etc/resolv.conf`,
  },
  {
    id: 'python',
    title: 'make the Python environment and bring the application',
    tasks: [8],
    // Debian’s own uvicorn serves, so that nothing is fetched from a package index.
    run: `mkdir -p ${bundle}/rootfs/app
cp ${shellWord(app)} ${bundle}/rootfs/app/main.py
chroot ${bundle}/rootfs python3 -m venv --system-site-packages --without-pip /app/task7-env`,
  },
  {
    id: 'hook',
    title: 'write the script that sets up the network',
    tasks: [4, 5, 6, 7, 12],
    run: `cat >${bundle}/network.sh <<'END'
${hook}
END
chmod +x ${bundle}/network.sh`,
  },
  {
    id: 'bridge',
    title: 'make the bridge that the engine’s network would have',
    tasks: [6, 11],
    run: `ip link add br-task7 type bridge
ip addr add 172.20.0.1/24 dev br-task7
ip link set br-task7 up`,
  },
  {
    id: 'way-out',
    title: 'pass packets on, under the host’s address',
    tasks: [7],
    run: `echo 1 >/proc/sys/net/ipv4/ip_forward
iptables -t nat -A POSTROUTING -s 172.20.0.0/24 -j MASQUERADE`,
  },
  {
    id: 'run',
    title: 'start the container, and the application in it',
    tasks: [3, 9],
    run: `cd ${bundle}
runc run -d task7-container </dev/null >container.log 2>&1
tries=0
until curl -s --noproxy '*' -m 1 http://172.20.0.5:5000/debug | grep -q client_host; do
  [ $((tries += 1)) -le 100 ] || { cat container.log >&2; exit 1; }
  sleep 0.05
done`,
  },
  {
    id: 'proxy',
    title: 'put a proxy in front of it',
    tasks: [13],
    run: `setsid /usr/bin/python3 ${shellWord(proxy)} 8090 172.20.0.5 5000 </dev/null >/dev/null 2>&1 &`,
  },
];
