import { lines, type Probe, probe } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';
import { type CgroupHierarchy, readCgroups } from './cgroup-parts.ts';

export { type CgroupFolder, type CgroupHierarchy, controllers, readCgroups } from './cgroup-parts.ts';

/**
 * The files that tell a cgroup's limits, its usage, and the events at the limit; v1 and v2
 * (Documentation/admin-guide/cgroup-v1, cgroup-v2.rst).
 */
const files = [
  'cgroup.controllers',
  'cgroup.subtree_control',
  'cpu.shares',
  'cpu.weight',
  'memory.limit_in_bytes',
  'memory.max',
  'memory.swappiness',
  'memory.memsw.limit_in_bytes',
  'memory.swap.max',
  'memory.failcnt',
  'memory.max_usage_in_bytes',
  'memory.peak',
  'memory.oom_control',
  'memory.events',
  'pids.max',
  'pids.current',
  'pids.events',
];

/**
 * The cgroups with certain names, in every mounted hierarchy of v1 and v2.
 *
 * One `find` and one `grep` look at each hierarchy, whatever it holds, and one more where it has such a cgroup; no
 * more than 100 are read.
 *
 * @param names file names of cgroups, in which `*` stands for any characters
 */
export const cgroups = (names: readonly string[]): Probe<CgroupHierarchy[]> =>
  probe<CgroupHierarchy[]>({
    id: `cgroups:${names.join(',')}`,
    version: 1,
    group: 'kernel',
    tools: ['grep', 'find', 'head'],
    script: `grep ' - cgroup2\\? ' $h/mountinfo
grep ' - cgroup2\\? ' $h/mountinfo | { s=' '; while read -r _ _ v _ m _; do
case $s in *" $v "*) continue;; esac; s="$s$v "
echo "@$v"; cd "$r$m" || continue
grep -s '' ./cgroup.controllers ./*/memory.limit_in_bytes ./*/memory.max ./*/pids.max /dev/null | head -n 200
n=$(find . -type d \\( ${names.map((name) => `-path ${quote(`*/${name}`)} -o -path ${quote(`*/${name}/*`)}`).join(' -o ')} \\) | head -n 100)
[ "$n" ] || continue
(set -f; IFS='
'; k='${files.join('\n')}'; set --
for f in $n; do printf '=%s\\n' "$f"; set -- "$@" "$f/cgroup.procs"
  while [ "\${f%/*}" != "$f" ]; do for j in $k; do set -- "$@" "$f/$j"; done; f=\${f%/*}; done
done; for j in $k; do set -- "$@" "./$j"; done
grep -s '' /dev/null "$@" | head -n 4000)
done; }; exit 0`,
    parse: (output) => readCgroups(lines(output)),
  });
