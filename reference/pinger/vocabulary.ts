/**
 * What mutants and variants share: names, and functions that stop and start the isolated environment.
 *
 * `stop` ends all that runs in the namespace. `inside WORDS…` starts a program there as a daemon, `isolated WORDS…` the
 * same behind the reference's unshare, `launch WORDS…` on the host; each returns when the program lives. `up` gives the
 * pair its addresses and switches it on. `variant SED` compiles a changed app and starts it.
 */
export const vocabulary = `
R=/opt/rootfs-pinger N=pinger APP=/usr/local/bin/pinger SOURCE=/usr/local/src/pinger/pinger.c
stop() { for p in $(ip netns pids $N); do kill -9 $p; done; while [ -n "$(ip netns pids $N)" ]; do sleep .02; done; }
launch() {
  setsid "$@" </dev/null >/dev/null 2>&1 &
  # The last word that names a program is the one that all others lead to.
  for word; do case $word in *sleep*) program=sleep;; *"nc "*|*busybox) program=busybox;; *pinger-static*) program=pinger-static;; */pinger|*"/pinger "*) program=pinger;; esac; done
  for try in $(seq 200); do grep -qx "$program" /proc/[0-9]*/comm 2>/dev/null && break; sleep .05; done
  sleep .1
}
inside() { launch ip netns exec $N "$@"; }
isolated() { inside unshare -pfmu --kill-child --root=$R --mount-proc "$@"; }
up() { ip addr add 10.200.7.1/24 dev veth-host; ip -n $N addr add 10.200.7.10/24 dev veth-pinger; ip link set veth-host up; ip -n $N link set veth-pinger up; }
pair() { ip link add veth-host type veth peer name veth-pinger; ip link set veth-pinger netns $N; }
unpair() { ip link delete veth-host; }
variant() { stop; rm -f $R$APP; sed "$1" "$SOURCE" >/tmp/variant.c; gcc -O1 -static -w -o $R$APP /tmp/variant.c; isolated $APP; }
`;
