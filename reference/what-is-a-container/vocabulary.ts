import { terminalOf } from '../pinger/isolated-shell.ts';
import { cgroup } from './build.ts';
import { sources } from './supplies.ts';

/**
 * The vocabulary of mutants and variants: names, and functions that end and begin the container and its cgroup.
 *
 * `stop` ends the container, `unrunc` that of runc. `group` makes the cgroup with its limits, `ungroup` removes it.
 * `begin` starts words as the container, and returns when they say that they are ready; `inside` is what the lab's shell
 * does in it at first, `work` what is tried in it then, `stay` how it stays.
 */
export const vocabulary = `
cd; R=/root/rootfs G=${cgroup} F=/sys/fs/cgroup SOURCE=${sources}
ends() { while [ -d /proc/$1 ] && ! grep -q '^State:.*Z' /proc/$1/status; do sleep .02; done; }
stop() { local t p c; t=$(cat ${terminalOf('what-is-a-container')}/pid); c=$(cat /proc/$t/task/$t/children); for p in $c; do kill -9 $p; done; ends $t; }
unrunc() { runc delete -f test; ends $(cat ${terminalOf('what-is-a-container-runc')}/pid); }
ungroup() { for d in $F/*/$G; do rmdir $d; done; }
limits() { echo 128 >$F/cpu/$G/cpu.shares; echo 100M >$F/memory/$G/memory.limit_in_bytes; echo 0 >$F/memory/$G/memory.swappiness; echo 10 >$F/pids/$G/pids.max; }
group() { cgcreate -g cpu,cpuacct,memory,pids:$G; limits; }
launch() { setsid "$@" </dev/null >/dev/null 2>&1 & }
begin() { rm -f /run/said; setsid "$@" </dev/null >/run/said 2>&1 & until grep -q ^ready /run/said || [ $((n++)) -gt 400 ]; do sleep .02; done; n=0; grep -q ^ready /run/said; }
mounted='mount -t proc proc /proc;' called='hostname container-fun-times;' inside="$mounted $called" work='./munch; ./fb;' stay='echo ready; exec sleep 3600'
limited="cgexec -g pids,memory:$G" spaces='unshare -fmuipn --mount-proc' root="chroot $R /bin/sh -c"
anew() { stop; ungroup; group; }
spec() { runc spec; sed -i 's/"terminal": true/"terminal": false/; s/"sh"/"sleep", "3600"/' config.json; }
detached() { runc run -d "$@" </dev/null >/dev/null 2>&1; }
`;
