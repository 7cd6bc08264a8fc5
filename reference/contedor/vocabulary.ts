import { terminal } from './build.ts';

/**
 * The vocabulary of mutants and variants: names, and functions that stop and start containers.
 *
 * `stop` ends the reference's container, and those that `contain` started. `life COMMANDS` is a script for a shell that
 * does them and then lives on, as the shell of a student who leaves it open. `launch WORDS…` starts a program as a
 * daemon, and returns when the sleep that all of them end in has begun. `contain OPTIONS…` starts a container as the lab
 * does, with more options of unshare: SPACES are its namespaces, ROOT its way to the tree, PROC and NAME what is done in
 * it. `without LETTER` takes one of the namespaces away, `again` stops and starts. `engine` makes runc run the tree.
 */
export const vocabulary = `
R=/root/rootfs SPACES=' -m -i -n -p -u -f' ROOT='chroot "$R" /bin/bash' PROC='mount -t proc proc /proc' NAME='hostname contedor-a-man' STAY='sleep 3600 & wait'
STARTED=$(cat ${terminal}/pid)
family() { echo $1; for child in $(cat /proc/$1/task/$1/children); do family $child; done; }
stop() {
  for p in $STARTED; do
    [ -e /proc/$p ] || continue
    set -- $(family $p)
    # Some end with the one before.
    for p; do kill -9 $p 2>/dev/null || [ ! -e /proc/$p ]; done
    for p; do while [ -e /proc/$p ]; do sleep .02; done; done
  done
  STARTED=
}
sleepers() { { grep -lx sleep /proc/[0-9]*/comm 2>/dev/null || :; } | wc -l; }
launch() {
  before=$(sleepers)
  setsid "$@" </dev/null >/dev/null 2>&1 &
  for try in $(seq 200); do [ $(sleepers) -gt $before ] && return; sleep .05; done
  echo "no sleep began in: $*" >&2
  return 1
}
life() { printf 'set -e; %s; %s' "$*" "$STAY"; }
contain() { eval 'launch \${SPACES:+unshare} $SPACES "$@" '"$ROOT"' -c "$(life "$PROC; $NAME")"'; STARTED="$STARTED $!"; }
without() { SPACES=\${SPACES/ -$1/}; }
again() { stop; contain; }
engine() {
  mkdir -p /tmp/bundle; cd /tmp/bundle; runc spec
  edit config.json -e 's|"terminal": true|"terminal": false|' -e 's|"sh"|"sleep", "3600"|' -e 's|"path": "rootfs"|"path": "'$R'"|' -e 's|"hostname": "runc"|"hostname": "contedor-a-man"|'
  runc run -d test </dev/null >/dev/null 2>&1
}
`;
