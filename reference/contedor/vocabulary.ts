import { terminal } from './build.ts';

/**
 * The vocabulary of mutants and variants: names, and functions that stop and start containers.
 *
 * `stop` ends the reference's container. `life COMMANDS` is a script for a shell that does them and then lives on, as
 * the shell of a student who leaves it open. `launch WORDS…` starts a program as a daemon, and returns when the sleep
 * that all of them end in has begun. `contain OPTIONS…` starts a container as the lab does, with these options of
 * unshare; PROC and NAME say what is done in it. `engine` makes runc run the tree.
 */
export const vocabulary = `
R=/root/rootfs ALL='-m -i -n -p -u -f' PROC='mount -t proc proc /proc' NAME='hostname contedor-a-man'
stop() {
  set -- $(cat ${terminal}/pid)
  set -- $(cat /proc/$1/task/$1/children) $1
  kill -9 $*
  for p; do while [ -e /proc/$p ]; do sleep .02; done; done
}
sleepers() { { grep -lx sleep /proc/[0-9]*/comm 2>/dev/null || :; } | wc -l; }
launch() {
  before=$(sleepers)
  setsid "$@" </dev/null >/dev/null 2>&1 &
  for try in $(seq 200); do [ $(sleepers) -gt $before ] && return; sleep .05; done
  echo "no sleep began in: $*" >&2
  return 1
}
life() { printf '%s; sleep 3600 & wait' "$*"; }
contain() { launch unshare "$@" chroot $R /bin/bash -c "$(life "$PROC; $NAME")"; }
engine() {
  mkdir -p /tmp/bundle; cd /tmp/bundle; runc spec
  sed -i -e 's|"terminal": true|"terminal": false|' -e 's|"sh"|"sleep", "3600"|' -e 's|"path": "rootfs"|"path": "'$R'"|' -e 's|"hostname": "runc"|"hostname": "contedor-a-man"|' config.json
  runc run -d test </dev/null >/dev/null 2>&1
}
`;
