import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath, quote } from '../shell/quote.ts';
import type { Identity } from './processes.ts';

/** A folder that may hold a root file system. */
export type Tree = {
  readonly kind: 'absent' | 'not-a-directory' | 'directory';
  readonly identity: Identity | undefined;
  /** The identity of the host's own root, which no container's root may be; told beside a folder's. */
  readonly hostRoot: Identity | undefined;
  /** Those of the asked names that are there, by any kind of file. */
  readonly has: readonly string[];
};

/** A folder, by identity, with the names of interest in it. A link to a folder counts as that folder. */
export const tree = (path: string, names: readonly string[]): Probe<Tree> =>
  probe<Tree>({
    id: `tree:${path}:${names.join(',')}`,
    version: 2,
    group: 'files',
    tools: ['stat'],
    script: `t=${hostPath(path)}
if [ -d "$t" ]; then echo directory; stat -L -c '%d:%i' $r/. "$t/."; cd "$t" || exit 126
for n in ${names.map(quote).join(' ')}; do [ -e "$n" ] || [ -L "$n" ] && printf '%s\\n' "$n"; done
elif [ -e "$t" ] || [ -L "$t" ]; then echo not-a-directory
else echo absent; fi
exit 0`,
    parse: (output) => {
      const [kind, hostRoot, identity, ...has] = lines(output);
      if (kind !== 'absent' && kind !== 'not-a-directory' && kind !== 'directory') throw new Error('no kind of file');
      return { kind, identity, hostRoot, has };
    },
  });
