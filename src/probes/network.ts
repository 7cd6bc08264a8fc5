import { lines, type Probe, probe } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { quote } from '../shell/quote.ts';
import { type Address, type Link, linksOf, type Route, routesOf } from './ip-json.ts';
import { type Listener, listenersOf, socketTables } from './listeners.ts';
import { agrees } from './network-claims.ts';

/** A network namespace, seen from within. */
export type Network = {
  /** The namespace's inode number. */
  readonly inode: number;
  readonly links: readonly Link[];
  readonly routes: readonly Route[];
  /** Names under /run/netns of the namespaces that this one has ids for (`ip netns list-id`), by id. */
  readonly ids: ReadonlyMap<number, string>;
};
/** The entry of a name in /run/netns: nothing, a file that is no namespace, or a namespace. */
export type NamedNetwork =
  | { readonly kind: 'absent' | 'not-a-namespace' }
  | ({ readonly kind: 'namespace'; readonly listeners: readonly Listener[] } & Network);
export type { Address, Link, Route };

/** Where `ip netns` keeps its names (ip-netns(8)). */
export const namesFolder = '/run/netns';

// The kernel's own tables stand beside what ip says, so that a false ip can be told. One program reads several tables,
// and writes the name of each before it.
const inside = `printf 'addr show\\nroute show\\nnetns list-id\\n' | ip -j -d -force -batch -
tail -n +1 /proc/net/dev /proc/net/fib_trie`;

const tools = ['ip', 'stat', 'tail', 'nsenter'];

/** The host's own network namespace. */
export const hostNetwork: Probe<Network> = probe({
  id: 'network',
  version: 4,
  group: 'kernel',
  tools,
  script: `stat -L -c %i $h/ns/net
if [ /proc/self/ns/net -ef $h/ns/net ]; then ${inside}
else nsenter --net=$h/ns/net sh -c ${quote(inside)} || exit 126; fi`,
  parse: (output) => {
    const network = readNetwork(lines(output));
    return 'unknown' in network ? network : network.seen;
  },
});

/** The network namespace with a name. */
export const namedNetwork = (name: string): Probe<NamedNetwork> =>
  networkAt(`network:${name}`, `n=$r${namesFolder}/${quote(name)}`);

/**
 * The network namespace behind a file that shell text finds.
 *
 * @param locate sets `$n` to the namespace's file, such as `/proc/PID/ns/net`; to nothing where there is none
 */
export const networkAt = (id: string, locate: string): Probe<NamedNetwork> =>
  probe<NamedNetwork>({
    id,
    version: 4,
    group: 'kernel',
    tools,
    script: `${locate}
[ -e "$n" ] || [ -L "$n" ] || { echo absent; exit 0; }
stat -L -c '%d %i' /proc/self/ns/net "$n"
[ "$u" = 0 ] || exit 126
n="$n" nsenter --net="$n" sh -c ${quote(`[ /proc/self/ns/net -ef "$n" ] || exit 1; ${socketTables}; ${inside} $t; exit 0`)} ||
nsenter --net=/proc/self/ns/net true || exit 126`,
    parse: (output) => {
      const [host = '', here = '', ...rest] = lines(output);
      if (host === 'absent') return { kind: 'absent' };
      // Namespace files live on nsfs, which has one device number; a dead name is a plain file on another.
      const [device, inode = ''] = here.split(' ');
      if (device !== host.split(' ')[0] || rest.length === 0) return { kind: 'not-a-namespace' };
      const network = readNetwork([inode, ...rest]);
      return 'unknown' in network ? network : { kind: 'namespace', ...network.seen, listeners: network.listeners };
    },
  });

const readNetwork = (all: readonly string[]) => {
  const tablesAt = all.findIndex((line) => line.startsWith('==> '));
  const [inode, addresses = '', routes = '', ids = ''] = all.slice(0, tablesAt);
  const { dev = [], fib_trie = [], tcp = [], tcp6 = [] } = tablesOf(all);
  const links = linksOf(addresses);
  if (!agrees(links, dev, fib_trie)) return unknown('garbled', 'what ip says differs from the kernel’s own tables');
  return {
    seen: { inode: Number(inode), links, routes: routesOf(routes), ids: idsOf(ids) },
    listeners: listenersOf([...tcp, ...tcp6]),
  };
};

// ==> /proc/net/dev <==
const tablesOf = (all: readonly string[]): Readonly<Record<string, readonly string[]>> => {
  const tables: Record<string, string[]> = {};
  let open: string[] = [];
  for (const line of all) {
    const [, name] = /^==> \/proc\/net\/(\w+) <==$/.exec(line) ?? [];
    if (name === undefined) open.push(line);
    else tables[name] = open = [];
  }
  return tables;
};

// [{"nsid":0,"name":"pinger"},{"nsid":1}]
const idsOf = (text: string): Map<number, string> =>
  new Map(
    (JSON.parse(text || '[]') as { nsid?: number; name?: string }[]).flatMap(({ nsid, name }) =>
      nsid === undefined || name === undefined ? [] : [[nsid, name]],
    ),
  );
