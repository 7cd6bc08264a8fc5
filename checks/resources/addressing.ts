import ipaddr from 'ipaddr.js';
import type { Address, Link, NamedNetwork, Network } from '../../src/probes/index.ts';
import type { PairParameters } from './veth-pair.ts';

/** The addresses of a pair's ends, with their prefix; `{x}` in them is open where x is not given. */
export type AddressParameters = PairParameters & {
  readonly hostAddress: string;
  readonly containerAddress: string;
  readonly x?: number | undefined;
};

/** The wanted form of an address: its text with `{x}` open or filled, and its prefix length. */
export type Wanted = { readonly pattern: RegExp; readonly prefix: number };

/** The wanted address of a template, with x filled in where it is known. */
export const wanted = (template: string, x: number | undefined): Wanted => {
  const [address = '', prefix] = template.split('/');
  const pattern = address.replaceAll('.', '\\.').replaceAll('{x}', x === undefined ? '(\\d{1,3})' : String(x));
  return { pattern: new RegExp(`^${pattern}$`), prefix: Number(prefix) };
};

/** The first address that is as wanted; its prefix may differ. */
export const matching = (addresses: readonly Address[], { pattern }: Wanted): Address | undefined =>
  addresses.find(({ address }) => pattern.test(address));

/** The x of the lab: as given, or one that the host's end shows, that of the inner end first where both show it. */
export const chosenX = (
  { x, outer, inner, hostAddress, containerAddress }: AddressParameters,
  host: Network,
  inside: NamedNetwork,
): number | undefined => {
  if (x !== undefined) return x;
  const shown = xsOf(carrierOf(host, outer), hostAddress);
  const links = inside.kind === 'namespace' && inside.inode !== host.inode ? inside.links : [];
  const agreed = xsOf(
    links.find(({ name }) => name === inner),
    containerAddress,
  );
  return shown.find((one) => agreed.includes(one)) ?? shown[0];
};

const xsOf = (link: Link | undefined, template: string): number[] =>
  (link?.addresses ?? []).flatMap(({ address }) => xOf(address, template) ?? []);

/** The values for sentences that name the lab's addresses. */
export const withX = (x: number | undefined): { x: number | string } => ({ x: x ?? 'x' });

/** The container's address without its prefix, as a URL or ping takes it; with the letter x where that is not known. */
export const containerHost = ({ containerAddress }: AddressParameters, x: number | undefined): string =>
  containerAddress.replace(/\/\d+$/, '').replaceAll('{x}', String(x ?? 'x'));

/** An address for sentences, with its prefix, and for lines, without: whatever its prefix is, `to ADDRESS` names it. */
export const oneAddress = ({ address, prefix }: Address) => ({ found: `${address}/${prefix}`, address });

export const ipv4 = (addresses: readonly Address[]): Address[] => addresses.filter(({ family }) => family === 4);

/** The x that an address shows in the place of a template's. */
export const xOf = (address: string, template: string): number | undefined => {
  const found = wanted(template, undefined).pattern.exec(address)?.[1];
  return found === undefined ? undefined : Number(found);
};

/**
 * The link of the host that speaks for the outer end: the end itself, or the bridge that it is a port of. A port’s own
 * addresses do not serve, as its packets go through the bridge.
 */
export const carrierOf = (host: Network, outer: string): Link | undefined => {
  const end = host.links.find(({ name }) => name === outer);
  const bridge = end?.master === undefined ? undefined : host.links.find(({ name }) => name === end.master);
  return bridge?.kind === 'bridge' ? bridge : end;
};

/** Whether an IPv4 network, as `10.0.0.0/8` or a single address, holds an address. */
export const covers = (network: string, address: string): boolean => {
  const cidr = network.includes('/') ? network : `${network}/32`;
  return (
    ipaddr.IPv4.isValidCIDR(cidr) &&
    ipaddr.IPv4.isValid(address) &&
    ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(cidr))
  );
};
