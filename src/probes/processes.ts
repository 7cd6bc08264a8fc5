import { lines, probe } from '../model/probe.ts';
import { type NamespaceName, namespaceNames } from './host-identity.ts';

/** A file's identity on its host, `device:inode`: two paths with one identity are one file. */
export type Identity = string;

/**
 * One process as the kernel shows it. Parts that could not be read (it is a kernel thread, or ended meanwhile) are
 * undefined.
 */
export type Process = {
  readonly pid: number;
  readonly parent: number;
  /** The command's name as /proc/PID/status shows it, at most 15 bytes, chosen by the process itself. */
  readonly name: string;
  /** `R` running, `S` sleeping, `T` stopped, `Z` zombie (proc_pid_status(5)). */
  readonly state: string;
  /** Its PID in each PID namespace from the host's to its own; the last is what it calls itself. */
  readonly pids: readonly number[];
  readonly executable: Identity | undefined;
  /** The executable's path, as far as it can be named from the host. */
  readonly path: string | undefined;
  readonly root: Identity | undefined;
  /** The root's path, as far as it can be named from the host: `/` for one that was made by pivot_root(2). */
  readonly rootPath: string | undefined;
  readonly namespaces: Readonly<Partial<Record<NamespaceName, number>>>;
  /** The PID namespace that its children will live in; undefined where that one has no init any more. */
  readonly childrenPid: number | undefined;
};

const links = [...namespaceNames.map((name) => `ns/${name}`), 'ns/pid_for_children'];

/**
 * How many processes one program is asked about: some 45 kB of arguments, of which every kernel takes 128
 * (execve(2)).
 */
const together = 200;

/**
 * Every process of the host with its namespaces, executable and root by identity.
 *
 * One program reads each kind of fact for many processes, so that the cost does not grow by a fork each.
 */
export const processes = probe<Process[]>({
  id: 'processes',
  version: 2,
  group: 'kernel',
  tools: ['stat', 'grep'],
  script: `[ "$u" = 0 ] || exit 126
cd /proc && set -- [0-9]*
ask() { n=0 l=; for p; do one; [ $((n += 1)) -lt ${together} ] || { [ "$l" ] && all; n=0 l=; }; done; [ "$l" ] && all; }
one() { l="$l $p/status"; }; all() { grep -s '^\\(Name\\|State\\|PPid\\|NSpid\\):' /dev/null $l; }
ask "$@"; echo @links
one() { [ -e $p/exe ] && l="$l $p/exe $p/root ${links.map((link) => `$p/${link}`).join(' ')}"; }; all() { stat -L -c '%n %d:%i' $l; }
ask "$@"; echo @paths
one() { [ -e $p/exe ] && l="$l $p/exe $p/root"; }; all() { stat -c '%N' $l; }
ask "$@"; exit 0`,
  parse: (output) => {
    const all = lines(output);
    const linksAt = all.indexOf('@links');
    const pathsAt = all.indexOf('@paths', linksAt);
    if (linksAt < 0 || pathsAt < 0) throw new Error('a part of the list of processes is missing');
    const status = keyed(all.slice(0, linksAt), /^(\d+)\/status:(\w+):\t(.*)/s);
    const identities = keyed(all.slice(linksAt + 1, pathsAt), /^(\d+)\/(\S+) (\d+:\d+)$/);
    const paths = pathsOf(all.slice(pathsAt + 1));
    return [...status].map(([pid, fields]) =>
      readProcess(pid, fields, identities.get(pid) ?? new Map(), paths.get(pid) ?? new Map()),
    );
  },
});

// 512/status:NSpid:\t512\t1      512/ns/net 4:4026532281
const keyed = (from: readonly string[], pattern: RegExp): Map<number, Map<string, string>> => {
  const all = new Map<number, Map<string, string>>();
  for (const line of from) {
    const [found, pid, key = '', value = ''] = pattern.exec(line) ?? [];
    if (found === undefined) continue;
    const fields = all.get(Number(pid)) ?? new Map<string, string>();
    all.set(Number(pid), fields.set(key, value));
  }
  return all;
};

// '512/exe' -> '/opt/rootfs-pinger/usr/local/bin/pinger'
// A path with a line break in it would forge a line where stat does not escape it: a link that is named twice has no
// path.
const pathsOf = (from: readonly string[]): Map<number, Map<string, string>> => {
  const all = new Map<number, Map<string, string>>();
  const twice = new Set<string>();
  for (const line of from) {
    const [found, pid, link = '', path = ''] = /^'?(\d+)\/(exe|root)'? -> (.*)/s.exec(line) ?? [];
    if (found === undefined || twice.has(`${pid}/${link}`)) continue;
    const paths = all.get(Number(pid)) ?? new Map<string, string>();
    all.set(Number(pid), paths);
    if (paths.delete(link)) twice.add(`${pid}/${link}`);
    else paths.set(link, unquoted(path));
  }
  return all;
};

const unquoted = (path: string): string => path.replace(/^(['"])(.*)\1$/s, '$2');

const readProcess = (
  pid: number,
  status: ReadonlyMap<string, string>,
  identities: ReadonlyMap<string, string>,
  paths: ReadonlyMap<string, string>,
): Process => {
  const inode = (link: string): number | undefined => {
    const identity = identities.get(link);
    return identity === undefined ? undefined : Number(identity.split(':')[1]);
  };
  return {
    pid,
    parent: Number(status.get('PPid') ?? 0),
    name: status.get('Name') ?? '',
    state: (status.get('State') ?? '').slice(0, 1),
    pids: (status.get('NSpid') ?? String(pid)).split('\t').map(Number),
    executable: identities.get('exe'),
    path: paths.get('exe'),
    root: identities.get('root'),
    rootPath: paths.get('root'),
    namespaces: Object.fromEntries(
      namespaceNames.flatMap((name) => {
        const found = inode(`ns/${name}`);
        return found === undefined ? [] : [[name, found]];
      }),
    ),
    childrenPid: inode('ns/pid_for_children'),
  };
};
