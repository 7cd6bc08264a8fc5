import {
  addressNumber,
  addressText,
  exactly,
  holds,
  type Link,
  type NamedNetwork,
  type Network,
  networkRange,
  type PacketChain,
  type Range,
  type Routing,
} from '../../../src/probes/index.ts';
import { carrierOf, ipv4 } from '../../resources/addressing.ts';
import { reachable } from '../../resources/reach.ts';
import { insideOf } from '../../resources/veth-pair.ts';
import type { Runc } from '../parameters.ts';
import { isKernelRule } from './kernel-rules.ts';
import type { Packet } from './packet.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { Surroundings } from './surroundings.ts';

/** The facts of a host that the way of a packet depends on. */
export type WayFacts = {
  readonly network: Network;
  readonly inside: NamedNetwork;
  readonly rules: readonly PacketChain[];
  readonly rulesInside: readonly PacketChain[];
  readonly routing: Routing | undefined;
  readonly routingInside: Routing | undefined;
};

export const wayFactNames = ['network', 'inside', 'rules', 'rulesInside', 'routing', 'routingInside'] as const;

/** Two namespaces and the cable between them. */
export type Setting = {
  readonly host: Surroundings;
  readonly inside: Surroundings;
  /** The container's end, and the link of the host by which its packets come. */
  readonly inner: string;
  readonly carrier: string;
  /** The address that the container should have. */
  readonly source: number;
  /** The pair does not stand: so the way through the host is followed as though it did. */
  readonly assumed: boolean;
  /** Somebody added rules for routes (ip rule) on the host. */
  readonly ruled: boolean;
  readonly routed: { readonly ofKind: boolean };
  readonly routedInside: { readonly ofKind: boolean };
  readonly beside: readonly string[];
  readonly besideInside: readonly string[];
  readonly owns: (address: number) => boolean;
  /** Whether an address is one of the carrier's. */
  readonly carries: (address: number) => boolean;
  /** Whether the host tells the container that an address is its own, or that it takes packets for others (ARP). */
  readonly answersFor: (address: number) => boolean;
  readonly proxies: boolean;
  readonly allAddresses: readonly number[];
  readonly addressesAt: (link: string) => readonly number[];
  /** Why the host's routing refuses a packet, by its tables: the kernel gives one word for different reasons. */
  readonly refusal: (packet: Packet) => Refusal;
};

export const settingOf = (facts: WayFacts, { outer, inner, hostAddress, containerAddress, ...more }: Runc): Setting => {
  const { network, routing, routingInside } = facts;
  const parameters = { outer, inner, hostAddress, containerAddress, ...more };
  const place = insideOf(facts.inside, network);
  const end = carrierOf(network, outer);
  const carrier = end?.name ?? outer;
  const all = numbersOf(network.links);
  const near = numbersOf(end ? [end] : []);
  const switched = (name: string): number =>
    Math.max(...['all', carrier].map((link) => routing?.switches.get(`ipv4/conf/${link}/${name}`) ?? 0));
  return {
    host: worldOf(network, facts.rules, routing),
    inside: worldOf(place ?? network, place ? facts.rulesInside : [], routingInside),
    inner,
    carrier,
    source: addressNumber(containerAddress.split('/')[0] ?? '') ?? 0,
    assumed: reachable(network, facts.inside, parameters) === undefined,
    ruled: routing?.rules.some(({ priority }) => !isKernelRule(priority)) ?? false,
    routed: { ofKind: routing?.rules.some(({ ofKind }) => ofKind) ?? false },
    routedInside: { ofKind: routingInside?.rules.some(({ ofKind }) => ofKind) ?? false },
    beside: besideOf(facts.rules, routing, end?.kind === 'bridge'),
    besideInside: place ? besideOf(facts.rulesInside, routingInside, false) : [],
    owns: (address) => all.includes(address),
    carries: (address) => near.includes(address),
    answersFor: (address) => {
      const strict = switched('arp_ignore');
      return strict === 0 || (strict < 3 && near.includes(address));
    },
    proxies: switched('proxy_arp') > 0 && (routing?.switches.get(`ipv4/conf/${carrier}/forwarding`) ?? 0) > 0,
    allAddresses: all,
    addressesAt: (name) => numbersOf(network.links.filter((link) => link.name === name)),
    refusal: (packet) => refusalOf(routing, packet),
  };
};

const numbersOf = (links: readonly Link[]): number[] =>
  links.flatMap(({ addresses }) => ipv4(addresses).flatMap(({ address }) => addressNumber(address) ?? []));

const worldOf = (network: Network, chains: readonly PacketChain[], routing: Routing | undefined): Surroundings => {
  const own = (type: string): Range[] =>
    routing?.routes.flatMap((route) =>
      route.table === 'local' && route.type === type ? (networkRange(route.to) ?? []) : [],
    ) ?? [];
  return {
    chains,
    chainOf: new Map(chains.map((chain) => [chain.key, chain])),
    local: own('local'),
    broadcast: own('broadcast'),
    ownAddress: (link, towards) => ownAddress(network, link, towards),
    overPort: overPort(network, routing),
    met: { count: 0 },
  };
};

/** Frames of a bridge meet the rules where a switch says so; a cable or a pair of links that is no port has none. */
const overPort = ({ links }: Network, routing: Routing | undefined): Surroundings['overPort'] => {
  const all = (routing?.switches.get('bridge/bridge-nf-call-iptables') ?? 0) !== 0;
  const bridges = links.some(({ kind, callsRules }) => kind === 'bridge' && (all || callsRules === true));
  return (name) => {
    const link = links.find((one) => one.name === name);
    return bridges && name !== '' && !(link && (link.kind === undefined || link.kind === 'veth'));
  };
};

/** The address in the neighbour's network, else the link's first one, else one of another link (inet_select_addr). */
const ownAddress = ({ links }: Network, name: string | undefined, towards: number | undefined): Range => {
  if (name === undefined) return { low: 0, high: 0xffff_ffff };
  const own = ipv4(links.find((link) => link.name === name)?.addresses ?? []);
  const near = own.find(
    ({ address, prefix }) => towards !== undefined && holds(`${address}/${prefix}`, addressText(towards)),
  );
  const other = links.filter(({ loopback }) => !loopback).flatMap(({ addresses }) => ipv4(addresses));
  return exactly(addressNumber((near ?? own[0] ?? other[0])?.address ?? '') ?? 0);
};

const hooks = ['prerouting', 'input', 'forward', 'output', 'postrouting'];
/** Chains at hooks that lie beside the way of IPv4, and programs that take packets before it. */
const besideOf = (chains: readonly PacketChain[], routing: Routing | undefined, bridged: boolean): string[] => [
  ...(routing?.beside ?? []),
  ...chains
    .filter(
      ({ hook, rules, policy }) =>
        hook !== undefined && !hooks.includes(hook) && (rules.length > 0 || policy === 'drop'),
    )
    .filter(({ hook }) => bridged || !hook?.startsWith('bridge '))
    .map(({ name }) => name),
];
