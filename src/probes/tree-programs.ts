import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath, quote } from '../shell/quote.ts';

/** Where programs live in a root file system, with or without a merged /usr (file-hierarchy(7)). */
const programFolders = ['usr/bin', 'usr/sbin', 'bin', 'sbin'];

/**
 * Which programs a root file system has, by file name. Links are followed within the tree only; an empty file is no
 * program. Nothing of the tree is executed, and no package database is opened: rpm would create one.
 */
export const treePrograms = (root: string, names: readonly string[]): Probe<string[]> =>
  probe({
    id: `tree-programs:${root}:${names.join(',')}`,
    version: 2,
    group: 'files',
    tools: ['readlink'],
    script: `t=${hostPath(root)}; t=\${t%/}; set --
for d in ${programFolders.join(' ')}; do
  for g; do [ "$t/$d" -ef "$g" ] && continue 2; done
  inside "$t" $d && { for g; do [ "$f" = "$g" ] && continue 2; done; set -- "$@" "$f"; }
done
for n in ${names.map(quote).join(' ')}; do for d; do
  inside "$t" "\${d#"$t"}/$n" && [ -f "$f" ] && [ -s "$f" ] && { printf '%s\\n' "$n"; break; }
done; done; exit 0`,
    parse: (output) => lines(output),
  });
