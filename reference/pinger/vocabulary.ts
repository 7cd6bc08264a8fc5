/**
 * The vocabulary of mutants and variants: names, and functions that stop and start the isolated environment.
 *
 * `stop` ends all that runs in the namespace. `inside WORDS…` starts a program there as a daemon, `launch WORDS…` on
 * the host; each returns when the program lives. `isolated WORDS…` starts a program as the reference does, `start` that
 * or the app once more, `again` ends what runs and starts: WAY leads into the network, LETTERS, KILL and PROC are the
 * options of unshare, ROOTED and OTHER say whether and where the root is changed. `without LETTER` shares a namespace. `up` gives the
 * pair its addresses and switches it on. `unpublish` runs the engine's container without a port of the host.
 * `variant SED` compiles a changed app and starts it.
 */
export const vocabulary = `
ARCHIVE=/root/pinger-rootfs.tgz REMOTE=registry.class.syscallx86.com/student/pinger-base:latest
R=/opt/rootfs-pinger N=pinger APP=/usr/local/bin/pinger SOURCE=/root/pinger/pinger.c
stop() {
  set -- $(ip netns pids $N)
  # Some end with the one before.
  for p; do kill -9 $p 2>/dev/null || [ ! -e /proc/$p ]; done
  for p; do while [ -e /proc/$p ]; do sleep .02; done; done
}
running() { { grep -lx "$program" /proc/[0-9]*/comm 2>/dev/null || :; } | wc -l; }
grown() { for try in $(seq 200); do [ $(running) -gt $before ] && return; sleep .05; done; echo "$program did not start" >&2; return 1; }
launch() {
  # The last word that names a program is the one that all others lead to.
  program=
  for word; do case $word in *sleep*) program=sleep;; *"nc "*|*busybox) program=busybox;; *pinger-static*) program=pinger-static;; */pinger|*"/pinger "*) program=pinger;; esac; done
  # An engine's container runs the app as well: one more than before is the new one.
  before=$(running)
  setsid "$@" </dev/null >/dev/null 2>&1 &
  [ -z "$program" ] || grown
  sleep .1
}
inside() { launch ip netns exec $N "$@"; }
WAY="ip netns exec $N" LETTERS=pfmu KILL=--kill-child PROC=--mount-proc ROOTED=yes OTHER= RUN=($APP)
start() {
  if [ $LETTERS ]; then set -- unshare -$LETTERS $KILL $PROC \${ROOTED:+--root=\${OTHER:-$R}}; else set -- \${ROOTED:+chroot \${OTHER:-$R}}; fi
  launch $WAY "$@" "\${RUN[@]}"
}
isolated() { RUN=("$@"); start; }
again() { stop; start; }
without() { LETTERS=\${LETTERS/$1/}; }
up() { ip addr add 10.200.7.1/24 dev veth-host; ip -n $N addr add 10.200.7.10/24 dev veth-pinger; ip link set veth-host up; ip -n $N link set veth-pinger up; }
pair() { ip link add veth-host type veth peer name veth-pinger; ip link set veth-pinger netns $N; }
unpublish() { podman rm -f pinger; program=pinger; before=$(running); podman run -d --name pinger pinger-base $APP; grown; }
unpair() { ip link delete veth-host; }
variant() { stop; rm -f $R$APP; cp "$SOURCE" /tmp/variant.c; edit /tmp/variant.c "$1"; gcc -O1 -static -w -o $R$APP /tmp/variant.c; start; }
`;
