import { terminalOf } from '../pinger/isolated-shell.ts';
import { cgroup } from './build.ts';
import { sources } from './supplies.ts';

/**
 * The vocabulary of mutants and variants: names, and functions that end and begin the container and its cgroup.
 *
 * `stop` ends the container and those that `begin` started, `unrunc` that of runc. `made NAME` makes a cgroup, `group` the
 * lab's with its limits, `ungroup` removes it. `begin` starts words as the container, and returns when they say that they
 * are ready; `inside` is what the lab's shell does in it at first, `work` what is tried in it then, `stay` how it stays.
 *
 * `start` begins the container as the lab does, and `again` stops it before: `joins` are the controllers of its cgroup, `level` one below,
 * `letters` and `more` the options of unshare, `root` its way to the tree, `mounted` and `called` what its shell does at
 * first. `without LETTER` takes a namespace away. `anew` makes the cgroup anew, so that `start` tries the work in it.
 */
export const vocabulary = `
cd; R=/root/rootfs G=${cgroup} F=/sys/fs/cgroup SOURCE=${sources}
ends() { while [ -d /proc/$1 ] && ! grep -qs '^State:.*Z' /proc/$1/status; do sleep .02; done; }
STARTED=$(cat ${terminalOf('what-is-a-container')}/pid)
family() { local c; echo $1; for c in $(cat /proc/$1/task/$1/children); do family $c; done; }
stop() { local t p f; for t in $STARTED; do [ -e /proc/$t ] || continue; f=$(family $t); for p in $f; do kill -9 $p 2>/dev/null || [ ! -e /proc/$p ]; done; for p in $f; do ends $p; done; done; STARTED=; }
unrunc() { runc delete -f test; ends $(cat ${terminalOf('what-is-a-container-runc')}/pid); }
ungroup() { for d in $F/*/$G; do rmdir $d; done; }
limits() { echo 128 >$F/cpu/$G/cpu.shares; echo 100M >$F/memory/$G/memory.limit_in_bytes; echo 0 >$F/memory/$G/memory.swappiness; echo 10 >$F/pids/$G/pids.max; }
made() { cgcreate -g cpu,cpuacct,memory,pids:$1; }
group() { made $G; limits; }
launch() { setsid "$@" </dev/null >/dev/null 2>&1 & lives; }
begin() { rm -f /run/said; setsid "$@" </dev/null >/run/said 2>&1 & STARTED="$STARTED $!"; until grep -q ^ready /run/said || [ $((n++)) -gt 400 ]; do sleep .02; done; n=0; grep -q ^ready /run/said; }
mounted='mount -t proc proc /proc || exit;' called='hostname container-fun-times || exit;' inside="$mounted $called" work='./munch; ./fb;' stay='echo ready; exec sleep 3600'
limited="cgexec -g pids,memory:$G" spaces='unshare -fmuipn --mount-proc' root="chroot $R /bin/sh -c"
joins=pids,memory level= letters=fmuipn more=--mount-proc tries=
start() { begin \${joins:+cgexec -g $joins:$G$level} \${letters:+unshare -$letters} $more $root "$mounted $called $tries $stay"; }
again() { stop; start; }
without() { letters=\${letters/$1/}; }
anew() { stop; ungroup; group; tries=$work; }
spec() { runc spec; edit config.json 's/"terminal": true/"terminal": false/'; edit config.json 's/"sh"/"sleep", "3600"/'; }
detached() { runc run -d "$@" </dev/null >/dev/null 2>&1; }
`;
