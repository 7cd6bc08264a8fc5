import { lines, type Pid, type Probe, probe } from '../model/probe.ts';

/** The tools that this question needs on the host. */
export const resolverTools = ['head', 'readlink'] as const;

/** The resolver’s configuration as the processes of one root file system see it (resolv.conf(5)). */
export type Resolver = {
  readonly kind: 'absent' | 'dangling' | 'file';
  /** The name servers, in order; the C library asks the first three. */
  readonly servers: readonly string[];
  /** Lines that are neither comments nor begin with a word that the resolver knows. */
  readonly strange: readonly string[];
};

const mostBytes = 4000;
const known = ['nameserver', 'search', 'domain', 'options', 'sortlist'];

const resolver = (id: string, root: string): Probe<Resolver> =>
  probe<Resolver>({
    id: `resolver:${id}`,
    version: 1,
    group: 'files',
    tools: resolverTools,
    script: `if inside ${root} etc/resolv.conf && [ -f "$f" ]; then [ -r "$f" ] || exit 126; echo @file; head -c ${mostBytes} "$f"
elif [ -L ${root}/etc/resolv.conf ]; then echo @dangling; else echo @absent; fi; exit 0`,
    parse: (output) => {
      const [kind, ...rest] = lines(output);
      if (kind !== '@file' && kind !== '@dangling' && kind !== '@absent') throw new Error('no kind of file');
      // nameserver 8.8.8.8
      // A word after blanks is none to the C library: it stays behind an empty one.
      const words = rest.filter((line) => !/^\s*([#;]|$)/.test(line)).map((line) => line.trimEnd().split(/\s+/));
      return {
        kind: kind.slice(1) as Resolver['kind'],
        servers: words.flatMap(([word, server]) => (word === 'nameserver' && server !== undefined ? [server] : [])),
        strange: words.filter(([word = '']) => !known.includes(word)).map((line) => line.join(' ').trim()),
      };
    },
  });

/** The host’s. */
export const hostResolver = resolver('host', '$r');

/** That of a process, through its own mounts and root, by its PID on the host. */
export const processResolver = (pid: Pid): Probe<Resolver> => resolver(String(pid), `/proc/${pid}/root`);
