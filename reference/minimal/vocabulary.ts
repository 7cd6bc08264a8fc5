import { nspawnAlone, terminals } from './build.ts';

const terminal = (name: string): string => `/run/labcheck/reference/${name}/pid`;

/**
 * The vocabulary of mutants and variants: names, and functions that end and start what lives.
 *
 * `close` ends the container, `contain WORDS…` starts one and returns when it lives. `leave` ends the shell in the
 * namespace, `quit` the service there, `enter WORDS…` and `serve WORDS…` start other ones; `heard PROGRAM` returns when
 * that program listens there. `pack FOLDER FILE` packs with bzip2; `drop` deletes the namespace, and returns when the
 * kernel has taken the pair away.
 */
export const vocabulary = `
R=/contenedor/minimal I=/contenedor/minimal.cpio.bz N=minimal P=/dir/ftpserver B=/dir/base A=/dir/app U=/dir/tmp J=/dir/app.cpio.bz2 S=/tmp/centos-rootfs
${nspawnAlone}
gone() { while [ -e /proc/$1/exe ]; do sleep .02; done; }
end() { kill -9 $1; gone $1; }
launch() { setsid "$@" </dev/null >/dev/null 2>&1 & lives; }
settle() { sleep .5; }
children() { cat /proc/$1/task/$1/children; }
CONTAINERS=$(cat ${terminal(terminals.container)}) SHELLS=$(cat ${terminal(terminals.namespace)})
close() { local p c; for p in $CONTAINERS; do [ -e /proc/$p/exe ] || continue; for c in $(children $p); do kill -9 $c; done; gone $p; done; CONTAINERS=; ip link show eth2 || ip link add eth2 type veth peer name veth2; mark eth2; }
alive() { for c in $(children $1); do case $(readlink /proc/$c/exe || :) in */systemd-nspawn) ;; */*) return;; esac; done; return 1; }
contain() { launch systemd-nspawn $alone -q --pipe "$@" /bin/sleep 3600; local p=$!; CONTAINERS="$CONTAINERS $p"; until alive $p; do [ -e /proc/$p/exe ] || return 1; sleep .02; done; }
leave() { local p; for p in $SHELLS; do [ ! -e /proc/$p/exe ] || end $p; done; SHELLS=; }
enter() { launch ip netns exec $N "$@" /bin/sleep 3600; stays; }
stays() { local p=$!; SHELLS="$SHELLS $p"; settle; [ -e /proc/$p/exe ]; }
quit() { for p in $(ip netns pids $N); do case $(readlink /proc/$p/exe) in */vsftpd) end $p;; esac; done; }
serve() { ip netns exec $N chroot $P /usr/sbin/vsftpd "$@"; heard vsftpd; }
heard() { for i in $(seq 200); do ip netns exec $N ss -Hltnp | grep -q "$1" && return; sleep .05; done; return 1; }
layers() { mkdir -p $A $A.work; mount -t overlay -o lowerdir=\${2:-$B},upperdir=\${1:-$A},workdir=\${1:-$A}.work none $U; }
pack() { (cd \${1%/*} && find \${1##*/} -xdev -print | cpio -o --quiet "\${@:3}" | bzip2 -c >$2); }
copy() { cp -a $R /contenedor/nuevo; }
drop() { ip netns delete $N; while ip link show veth1; do sleep .02; done >/dev/null; }
unpair() { ip link delete veth1; }
up() { ip addr add 10.0.0.1/24 dev veth1; ip -n $N addr add 10.0.0.2/24 dev eth1; ip link set veth1 up; ip -n $N link set eth1 up; }
`;
