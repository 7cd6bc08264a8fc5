import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath } from '../shell/quote.ts';
import type { Identity } from './processes.ts';

/** Shell that goes through paths of the host, as `$f`; a found list is one word, with colons between its absolute paths. */
const each = (paths: readonly string[]): string => {
  const [first = ''] = paths;
  return first.startsWith('/') || paths.length !== 1
    ? `for f in ${paths.map(hostPath).join(' ')}; do`
    : `set -f; IFS=:; for p in ${first}; do f=$r$p;`;
};

/**
 * The files that some paths of the host lead to, links followed; a path that leads nowhere is absent. A login other
 * than root may be denied this.
 */
export const fileIdentities = (paths: readonly string[]): Probe<ReadonlyMap<string, Identity>> =>
  probe<ReadonlyMap<string, Identity>>({
    id: `file-identities:${paths.join(':')}`,
    version: 1,
    group: 'files',
    tools: ['stat'],
    script: `n=0; ${each(paths)} printf '%s ' $n; stat -L -c '%d:%i' "$f" || { [ "$u" = 0 ] || exit 126; echo; }; n=$((n+1)); done; exit 0`,
    parse: (output) =>
      new Map(
        lines(output).flatMap((line): [string, Identity][] => {
          // 0 49:29
          const [, number, identity = ''] = /^(\d+) (\d+:\d+)$/.exec(line) ?? [];
          const path = paths[Number(number)];
          return path === undefined ? [] : [[path, identity]];
        }),
      ),
  });
