import type { Address, Link, NamedNetwork, Network } from '../../src/probes/index.ts';
import type { AddressParameters } from './addressing.ts';
import type { InnerNetwork } from './inner-network.ts';

/** Inode numbers of the host's network namespace and of the lab's. */
export const [hostInode, labInode] = [1, 2];

export const pairParameters: AddressParameters = {
  outer: 'veth-host',
  inner: 'veth-in',
  hostAddress: '10.200.{x}.1/24',
  containerAddress: '10.200.{x}.10/24',
};

/** Where no test asks a host. */
export const nowhere: InnerNetwork<AddressParameters> = {
  network: () => {
    throw new Error('nobody is asked');
  },
  name: 'there',
  ip: 'ip',
  exec: 'exec',
  target: 'there',
};

/** Addresses as they are written: `10.200.7.1/24`. */
export const addresses = (...all: string[]): Address[] =>
  all.map((one) => {
    const [address = '', prefix] = one.split('/');
    return { address, prefix: Number(prefix), family: address.includes(':') ? 6 : 4 };
  });

export const link = (name: string, more: Partial<Link> = {}): Link => ({
  name,
  index: 1,
  kind: undefined,
  peerIndex: undefined,
  peerNamespace: undefined,
  up: true,
  carrier: true,
  loopback: false,
  master: undefined,
  addresses: [],
  ...more,
});

/** An end of a pair whose other end is in another namespace. */
export const end = (name: string, index: number, peerIndex: number, more: Partial<Link> = {}): Link =>
  link(name, { kind: 'veth', index, peerIndex, peerNamespace: 0, ...more });

export const hostWith = (links: readonly Link[], more: Partial<Network> = {}): Network => ({
  inode: hostInode,
  links,
  routes: [],
  ids: new Map(),
  ...more,
});

export const labWith = (links: readonly Link[], more: Partial<Network> = {}): NamedNetwork => ({
  kind: 'namespace',
  listeners: [],
  ...hostWith(links, { inode: labInode, ...more }),
});

/** A check's cause, or `passed`. */
export const causeOf = (judgement: { readonly status: string; readonly cause?: string }): string =>
  judgement.cause ?? judgement.status;
