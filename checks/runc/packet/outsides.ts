import {
  addressNumber,
  addressText,
  exactly,
  type Link,
  type Network,
  networkRange,
} from '../../../src/probes/index.ts';
import { carrierOf, ipv4 } from '../../resources/addressing.ts';
import type { Runc } from '../parameters.ts';
import type { Ask } from './ask.ts';
import type { Outside } from './way.ts';

const mostNeighbours = 3;

/** The outside: the name server, where the host knows a way to it; else a neighbour at each other link that is up. */
export const outsidesOf = (network: Network, parameters: Runc, ask: Ask): readonly Outside[] => {
  const server = nameserverOf(parameters);
  const found = ask('host', { to: exactly(server), mark: exactly(0) });
  if (found.is === 'way' && found.answer.type === 'unicast') {
    const { link } = found.answer;
    if (link === undefined || isOutward(network, parameters, link)) return [{ address: server, known: true }];
  }
  const near = neighboursOf(network, parameters);
  return near.length > 0 ? near : [{ address: server, known: false }];
};

export const nameserverOf = ({ nameserver }: Runc): number => addressNumber(nameserver) ?? 0;

/** Neighbours that may be outside, one for each link. */
export const neighboursOf = (network: Network, parameters: Runc): readonly Outside[] =>
  network.links
    .filter(
      ({ name, up, carrier, master }) => up && carrier && master === undefined && isOutward(network, parameters, name),
    )
    .filter((link) => !isEngines(link, network))
    .flatMap((link) => neighbourAt(link, network) ?? [])
    .slice(0, mostNeighbours)
    .map((address) => ({ address, known: true }));

/** Whether a link of the host is none of the pair's: both ends are there where the container shares the host's network. */
const isOutward = (network: Network, { outer, inner }: Runc, name: string): boolean =>
  name !== outer &&
  name !== inner &&
  name !== carrierOf(network, outer)?.name &&
  network.links.some((link) => link.name === name && !link.loopback);

/** A bridge between containers only. */
const isEngines = ({ kind, name }: Link, { links }: Network): boolean =>
  kind === 'bridge' &&
  links.filter(({ master }) => master === name).every((port) => port.kind === 'veth' || port.kind === 'tun');

/** An address in a link's network that is not the host's. */
const neighbourAt = (link: Link, { links }: Network): number | undefined => {
  const own = new Set(links.flatMap(({ addresses }) => addresses.map(({ address }) => address)));
  for (const { address, prefix, peer } of ipv4(link.addresses)) {
    const range = peer === undefined ? networkRange(`${address}/${prefix}`) : networkRange(`${peer}/32`);
    if (!range) continue;
    const hosts = prefix < 31 && peer === undefined ? { low: range.low + 1, high: range.high - 1 } : range;
    for (let number = hosts.low; number <= Math.min(hosts.high, hosts.low + own.size); number += 1)
      if (!own.has(addressText(number))) return number;
  }
  return undefined;
};
