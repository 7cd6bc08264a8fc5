import { lines, type Pid, type Probe, probe } from '../model/probe.ts';
import { hostPath, quote } from '../shell/quote.ts';

/** Which of some processes, by their PIDs on the host, run a program that is equal, byte for byte, to a file of a tree. */
export const sameProgram = (root: string, file: string, pids: readonly Pid[]): Probe<number[]> =>
  probe({
    id: `same-program:${root}:${file}:${pids.join(':')}`,
    version: 1,
    group: 'files',
    parts: pids.length > 1 ? pids.map((pid) => sameProgram(root, file, [pid])) : [],
    tools: ['cmp', 'readlink'],
    script: `[ "$u" = 0 ] || exit 126
t=${hostPath(root)}; t=\${t%/}; inside "$t" ${quote(file)} && [ -f "$f" ] || exit 0
for p in ${pids.join(' ')}; do cmp -s "$f" /proc/$p/exe && echo $p; done; exit 0`,
    parse: (output) => lines(output).map(Number),
  });
