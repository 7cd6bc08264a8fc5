import type { Link } from './ip-json.ts';

/**
 * Whether what ip says of names and IPv4 addresses is what the kernel's own tables say: the devices of /proc/net/dev,
 * the local and the broadcast addresses of /proc/net/fib_trie. Two sources that a host would have to forge alike.
 *
 * An address of a link that is down may stand in the kernel's table or not; one of a link that is up must, and with it
 * the broadcast address of its network, which tells its prefix length.
 */
export const agrees = (links: readonly Link[], devices: readonly string[], addresses: readonly string[]): boolean => {
  const kernelNames = deviceNames(devices);
  const kernelAddresses = leaves(addresses, 'host LOCAL');
  const claimed = (of: readonly Link[]): Set<string> =>
    new Set(of.flatMap((link) => link.addresses.filter(({ family }) => family === 4).map(({ address }) => address)));
  return (
    links.length === kernelNames.size &&
    links.every(({ name }) => kernelNames.has(name)) &&
    within(claimed(links.filter(({ up }) => up)), kernelAddresses) &&
    within(kernelAddresses, claimed(links)) &&
    within(new Set(links.filter(({ up }) => up).flatMap(broadcasts)), leaves(addresses, 'link BROADCAST'))
  );
};

const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  [...part].every((item) => whole.has(item));

//   veth-host:    1012      12    0    0 …
// A name has neither a colon nor a slash nor white space; all else may stand in it (dev_valid_name, net/core/dev.c).
const deviceNames = (all: readonly string[]): Set<string> =>
  new Set(all.flatMap((line) => /^[ :]*([^ :][^:]*):/.exec(line)?.[1] ?? []));

/** The broadcast addresses that the kernel keeps for a link's addresses; none for a network of one or two (RFC 3021). */
const broadcasts = ({ addresses }: Link): string[] =>
  addresses.flatMap(({ address, peer = address, prefix, family }) =>
    family === 4 && prefix < 31 ? last(peer, prefix) : [],
  );

const last = (address: string, prefix: number): string => {
  const number = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const top = number - (number % 2 ** (32 - prefix)) + 2 ** (32 - prefix) - 1;
  return [24, 16, 8, 0].map((shift) => Math.floor(top / 2 ** shift) % 256).join('.');
};

//            |-- 10.200.7.1
//               /32 host LOCAL
//            |-- 10.200.7.255
//               /32 link BROADCAST
const leaves = (all: readonly string[], kind: 'host LOCAL' | 'link BROADCAST'): Set<string> => {
  const found = new Set<string>();
  let leaf = '';
  for (const line of all) {
    leaf = /\|-- (\S+)/.exec(line)?.[1] ?? leaf;
    if (line.trimStart().startsWith(`/32 ${kind}`)) found.add(leaf);
  }
  return found;
};
