import { lines, type Pid, type Probe, probe } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';
import { candidatesOf } from './candidates.ts';
import type { Identity } from './processes.ts';

/** A place that may hold a root file system. */
export type RootTree = {
  /** As seen from the host. */
  readonly path: string;
  readonly kind: 'directory' | 'not-a-directory';
  /** Undefined where it is no folder. */
  readonly identity: Identity | undefined;
  /** The user id that it belongs to. */
  readonly owner: number | undefined;
  /** Those of the asked paths that name something within the tree, as chroot(2) would see it. */
  readonly has: readonly string[];
};
export type RootTrees = {
  /** The identity of the host's own root, which no container's root may be. */
  readonly hostRoot: Identity | undefined;
  /** The trees found, in the order of the places. */
  readonly trees: readonly RootTree[];
};

/** No more places than these are looked at. */
const most = 40;

/** Shell for one root, `$t`: its path, its kind, and which of the paths are in it. */
const look = (paths: readonly string[]): string => `printf '@%s\\n' "\${t#"$r"}"
if [ -d "$t" ]; then echo directory
  for k in ${paths.map(quote).join(' ')}; do inside "$t" "$k" && [ -e "$f" ] && printf '%s\\n' "$k"; done
else echo not-a-directory; fi`;

/**
 * Every folder that a path may mean. An absolute path is one place. A path in the home, `~/rootfs`, is looked for in the
 * login user's home first, then in other homes and a few usual folders; each time also in a folder of the same name
 * within it, which is what unpacking an archive into a folder of its own gives.
 */
export const rootTrees = (path: string, paths: readonly string[]): Probe<RootTrees> =>
  probe<RootTrees>({
    id: `root-trees:${path}:${paths.join(',')}`,
    version: 1,
    group: 'files',
    tools: ['stat', 'readlink'],
    script: `n=0; set --
for t in ${nested(path).join(' ')}; do
  [ -e "$t" ] || [ -L "$t" ] || continue
  n=$((n+1)); [ $n -gt ${most} ] && break
  set -- "$@" "$t/."
  ${look(paths)}
done
echo @@
stat -L -c '%d:%i %u %n' $r/. "$@"; exit 0`,
    parse: (output) => readTrees(lines(output)),
  });

/** The root of a process, by its PID on the host. Nothing where the process has ended. */
export const processTree = (pid: Pid, paths: readonly string[]): Probe<RootTrees> =>
  probe<RootTrees>({
    id: `process-tree:${paths.join(',')}:${pid}`,
    version: 1,
    group: 'files',
    tools: ['stat', 'readlink'],
    script: `[ "$u" = 0 ] || exit 126
t=/proc/${pid}/root; [ -e "$t/." ] && ${look(paths)}
echo @@
stat -L -c '%d:%i %u %n' $r/. "$t/."; exit 0`,
    parse: (output) => readTrees(lines(output)),
  });

/** Each place, and behind it a folder of the same name within. */
const nested = (path: string): string[] => {
  if (!path.startsWith('~/')) return candidatesOf(path);
  const within = quote(path.slice(path.lastIndexOf('/') + 1));
  return candidatesOf(path).flatMap((place) => [place, `${place}/${within}`]);
};

// @/root/rootfs
// directory
// bin/bash
// @@
// 0:45 0 /proc/1/root/.
// 0:81 0 /proc/1/root/root/rootfs/.
const readTrees = (all: readonly string[]): RootTrees => {
  const end = all.indexOf('@@');
  if (end < 0) throw new Error('the end of the list is missing');
  const identities = new Map<string, { identity: Identity; owner: number }>();
  for (const line of all.slice(end + 1)) {
    const [found, identity = '', owner, path = ''] =
      /^(\d+:\d+) (\d+) (?:\/proc\/(?:1|self)\/root)?(\/.*)\/?\.$/.exec(line) ?? [];
    if (found !== undefined) identities.set(withoutEnd(path), { identity, owner: Number(owner) });
  }
  const trees = new Map<string, RootTree>();
  let open: { path: string; kind: string | undefined; has: string[] } | undefined;
  const close = (): void => {
    if (!open || trees.has(open.path)) return;
    const { path, has } = open;
    const known = identities.get(path);
    const kind = open.kind === 'directory' && known ? 'directory' : 'not-a-directory';
    trees.set(path, { path, kind, identity: known?.identity, owner: known?.owner, has });
  };
  for (const line of all.slice(0, end)) {
    if (line.startsWith('@')) {
      close();
      open = { path: withoutEnd(line.slice(1)), kind: undefined, has: [] };
    } else if (open?.kind === undefined) open = open && { ...open, kind: line };
    else open.has.push(line);
  }
  close();
  return { hostRoot: identities.get('')?.identity, trees: [...trees.values()] };
};

/** A path without slashes at its end; `/` becomes empty. */
const withoutEnd = (path: string): string => path.replace(/(?<!\/)\/+$/, '');
