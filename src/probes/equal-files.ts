import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath, quote } from '../shell/quote.ts';

/** Which of some files of a tree are equal to one of them, byte for byte; links count as the files that they lead to. */
export const equalFiles = (root: string, file: string, others: readonly string[]): Probe<string[]> =>
  probe({
    id: `equal-files:${root}:${file}:${others.join(',')}`,
    version: 1,
    group: 'files',
    parts: others.length > 1 ? others.map((other) => equalFiles(root, file, [other])) : [],
    tools: ['cmp', 'readlink'],
    script: `t=${hostPath(root)}; t=\${t%/}; inside "$t" ${quote(file)} && [ -f "$f" ] || exit 0; s=$f
for o in ${others.map(quote).join(' ')}; do inside "$t" "$o" && [ -f "$f" ] && cmp -s "$s" "$f" && printf '%s\\n' "$o"; done; exit 0`,
    parse: (output) => lines(output),
  });
