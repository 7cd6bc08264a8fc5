import { lines, type Pid, type Probe, probe } from '../model/probe.ts';

/** How the machine looks to one process. */
export type ProcessView = {
  /** Whether a file system of type proc is mounted at its /proc. */
  readonly procMounted: boolean;
  /** The PID namespace that the procfs at its /proc shows, by inode number; undefined where /proc shows no process 1. */
  readonly procOf: number | undefined;
  /** Whether its user namespace is the host's. */
  readonly hostUsers: boolean;
  /** The name in its UTS namespace, from the kernel. */
  readonly hostname: string | undefined;
  /** The first line of /etc/hostname in its root, which names a machine only when that starts (hostname(5)). */
  readonly hostnameFile: string | undefined;
};
export type ProcessViews = ReadonlyMap<number, ProcessView>;

/** The views of some processes, by their PIDs on the host. One that has ended is omitted. */
export const processViews = (pids: readonly Pid[]): Probe<ProcessViews> =>
  probe<ProcessViews>({
    id: `process-views:${pids.join(':')}`,
    version: 1,
    group: 'files',
    parts: pids.length > 1 ? pids.map((pid) => processViews([pid])) : [],
    tools: ['stat', 'cat', 'head', 'grep', 'nsenter', 'readlink'],
    script: `[ "$u" = 0 ] || exit 126
for p in ${pids.join(' ')}; do
  cd /proc/$p && [ -e ns/uts ] || continue
  printf '@%s\\n' $p
  grep -q ' /proc [^-]* - proc ' mountinfo && echo proc
  [ -e root/proc/1/ns/pid ] && stat -L -c 'sees %i' root/proc/1/ns/pid
  [ ns/user -ef $h/ns/user ] && echo users
  printf 'called %s\\n' "$(nsenter --uts=ns/uts cat /proc/sys/kernel/hostname | head -n 1)"
  inside /proc/$p/root etc/hostname && [ -f "$f" ] && printf 'file %s\\n' "$(head -c 300 "$f" | head -n 1)"
done; exit 0`,
    parse: (output) => {
      const views = new Map<number, string[]>();
      let open: string[] = [];
      for (const line of lines(output)) {
        const [found, pid] = /^@(\d+)$/.exec(line) ?? [];
        if (found === undefined) open.push(line);
        else {
          open = [];
          views.set(Number(pid), open);
        }
      }
      return new Map([...views].map(([pid, said]) => [pid, readView(said)]));
    },
  });

// proc
// sees 4026532283
// users
// called contedor-a-man
// file debian
const readView = (said: readonly string[]): ProcessView => {
  const after = (tag: string): string | undefined =>
    said.find((line) => line.startsWith(`${tag} `))?.slice(tag.length + 1) || undefined;
  const sees = after('sees');
  return {
    procMounted: said.includes('proc'),
    procOf: sees === undefined ? undefined : Number(sees),
    hostUsers: said.includes('users'),
    hostname: after('called'),
    hostnameFile: after('file'),
  };
};
