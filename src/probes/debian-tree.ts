import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath } from '../shell/quote.ts';
import { candidatesOf } from './candidates.ts';
import type { Identity } from './processes.ts';

/** The tools that this question needs on the host. */
export const debianTools = ['stat', 'head', 'grep', 'readlink'] as const;

/** A folder that may hold an installed Debian system. */
export type DebianTree = {
  readonly kind: 'absent' | 'not-a-directory' | 'directory';
  readonly identity: Identity | undefined;
  /** The identity of the host’s own root, which no container’s root may be. */
  readonly hostRoot: Identity | undefined;
  /** Its name in os-release (os-release(5)); undefined where it has none. */
  readonly system: string | undefined;
  /** How many packages its dpkg database says are installed; undefined where it has no database. */
  readonly installed: number | undefined;
  /** Whether debootstrap’s own folder is still there: it is removed when the second stage is done (debootstrap(8)). */
  readonly unfinished: boolean;
  /** Programs that every Debian has, and this tree has not. */
  readonly missing: readonly string[];
  /** Whether the folder itself is a symbolic link. */
  readonly isLink: boolean;
};

/** Programs of packages that Debian calls essential, which are installed on every one (Debian policy, 3.8). */
const essential = ['bash', 'dpkg', 'find', 'grep', 'gzip', 'ls', 'mount', 'perl', 'sed', 'tar'];

/** A full Debian has a database of a few megabytes; bytes. */
const mostBytes = 20_000_000;

/** The system in a folder of the host, from its own files; dpkg is not asked, as it would take a lock in the tree. */
export const debianTree = (folder: string): Probe<DebianTree> =>
  probe<DebianTree>({
    id: `debian-tree:${folder}`,
    version: 2,
    group: 'files',
    tools: debianTools,
    script: `t=${hostPath(folder)}; for c in ${candidatesOf(folder).join(' ')}; do [ -d "$c/." ] && t=$c && break; done; t=\${t%/}
stat -L -c '%d:%i' $r/.
if [ ! -d "$t/." ]; then [ -e "$t" ] || [ -L "$t" ] && echo not-a-directory || echo absent; exit 0; fi
[ -x "$t" ] || exit 126
echo directory; stat -L -c '%d:%i' "$t/."; [ -L "$t" ] && echo @link
for n in ${essential.join(' ')}; do inside "$t" usr/bin/$n && [ -f "$f" ] || { inside "$t" bin/$n && [ -f "$f" ]; } || echo @missing $n; done
[ -d "$t/debootstrap" ] && echo @unfinished
inside "$t" etc/os-release && [ -f "$f" ] && head -c 4000 "$f" | grep -m 1 '^ID='
inside "$t" var/lib/dpkg/status && [ -f "$f" ] && printf '@installed %s\\n' "$(head -c ${mostBytes} "$f" | grep -c '^Status: install ok installed')"
exit 0`,
    parse: (output) => {
      const [hostRoot, kind, identity, ...rest] = lines(output);
      if (kind !== 'absent' && kind !== 'not-a-directory' && kind !== 'directory') throw new Error('no kind of file');
      // ID=debian      @installed 138
      const after = (tag: string): string | undefined => rest.find((line) => line.startsWith(tag))?.slice(tag.length);
      const installed = after('@installed ');
      return {
        kind,
        identity,
        hostRoot,
        system: after('ID=')?.replace(/^(["']?)(.*)\1$/, '$2'),
        installed: installed === undefined ? undefined : Number(installed),
        unfinished: rest.includes('@unfinished'),
        missing: rest.flatMap((line) => (line.startsWith('@missing ') ? [line.slice(9)] : [])),
        isLink: rest.includes('@link'),
      };
    },
  });
