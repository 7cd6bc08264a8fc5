import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath } from '../shell/quote.ts';

/**
 * When some folders of the host were last changed, as the kernel tells it to the nanosecond (inode(7), ctime). The top of
 * a union mount shows the time of its upper folder.
 */
export const folderChanges = (paths: readonly string[]): Probe<ReadonlyMap<string, string>> =>
  probe<ReadonlyMap<string, string>>({
    id: `folder-changes:${paths.join(':')}`,
    version: 1,
    group: 'files',
    tools: ['stat'],
    script: `n=0; for f in ${paths.map(hostPath).join(' ')}; do [ -d "$f/." ] && stat -L -c "$n %z" "$f/."; n=$((n+1)); done; exit 0`,
    parse: (output) =>
      new Map(
        lines(output).flatMap((line): [string, string][] => {
          // 0 2026-11-26 15:55:10.910354606 +0000
          const [, number, time = ''] = /^(\d+) (.+)$/.exec(line) ?? [];
          const path = paths[Number(number)];
          return path === undefined ? [] : [[path, time]];
        }),
      ),
  });
