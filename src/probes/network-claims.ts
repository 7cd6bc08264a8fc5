import type { Link } from './ip-json.ts';

/**
 * Whether what ip says of names and IPv4 addresses is what the kernel's own tables say: the devices of /proc/net/dev,
 * the local addresses of /proc/net/fib_trie. Two sources that a host would have to forge alike.
 *
 * An address of a link that is down may stand in the kernel's table or not; one of a link that is up must.
 */
export const agrees = (links: readonly Link[], devices: readonly string[], addresses: readonly string[]): boolean => {
  const kernelNames = deviceNames(devices);
  const kernelAddresses = localAddresses(addresses);
  const claimed = (of: readonly Link[]): Set<string> =>
    new Set(of.flatMap((link) => link.addresses.filter(({ family }) => family === 4).map(({ address }) => address)));
  return (
    links.length === kernelNames.size &&
    links.every(({ name }) => kernelNames.has(name)) &&
    within(claimed(links.filter(({ up }) => up)), kernelAddresses) &&
    within(kernelAddresses, claimed(links))
  );
};

const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  [...part].every((item) => whole.has(item));

//   veth-host:    1012      12    0    0 …
const deviceNames = (all: readonly string[]): Set<string> =>
  new Set(all.flatMap((line) => /^\s*([^|:]+):/.exec(line)?.[1] ?? []));

//            |-- 10.200.7.1
//               /32 host LOCAL
const localAddresses = (all: readonly string[]): Set<string> => {
  const found = new Set<string>();
  let leaf = '';
  for (const line of all) {
    leaf = /\|-- (\S+)/.exec(line)?.[1] ?? leaf;
    if (/^\s*\/32 host LOCAL/.test(line)) found.add(leaf);
  }
  return found;
};
