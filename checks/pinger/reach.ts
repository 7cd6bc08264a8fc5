import { follow } from '../../src/index.ts';
import {
  type Address,
  hostNetwork,
  httpGet,
  type NamedNetwork,
  type Network,
  namedNetwork,
  ping,
} from '../../src/probes/index.ts';
import { chosenX, matching, wanted } from './addressing.ts';
import type { Pinger } from './parameters.ts';

/** The addresses of both ends, where the container's can be reached through the pair and by nothing else. */
type Reach = { readonly host: Address; readonly container: Address };

/**
 * Both ends' addresses, only where a packet to the container's cannot leave the pair: the address lives on the inner
 * end in the namespace, both ends are up, and the host does not own it itself. Nothing is sent where this is not so.
 */
export const reachable = (host: Network, named: NamedNetwork, parameters: Pinger): Reach | undefined => {
  if (named.kind !== 'namespace') return undefined;
  const outer = host.links.find(({ name, up }) => name === parameters.outer && up);
  const inner = named.links.find(({ name, up }) => name === parameters.inner && up);
  if (!outer || !inner || named.inode === host.inode) return undefined;
  const x = chosenX(parameters, host);
  const own = matching(outer.addresses, wanted(parameters.hostAddress, x));
  const container = matching(inner.addresses, wanted(parameters.containerAddress, x));
  if (!own || !container) return undefined;
  const onHost = host.links.some(({ addresses }) => addresses.some(({ address }) => address === container.address));
  return onHost ? undefined : { host: own, container };
};

/** Whether the host itself owns the container's address, so that packets to it never leave the host. */
export const ownsContainerAddress = (host: Network, parameters: Pinger): boolean => {
  const want = wanted(parameters.containerAddress, chosenX(parameters, host));
  return host.links.some(({ addresses }) => matching(addresses, want) !== undefined);
};

const networks = ({ netns }: Pinger) => ({ host: hostNetwork, named: namedNetwork(netns) });

/** Pings the container from the host, once it can be reached. */
export const pingContainer = (parameters: Pinger) =>
  follow(networks(parameters), ({ host, named }) => {
    const reach = reachable(host, named, parameters);
    return reach && ping(reach.container.address, parameters.outer);
  });

/** How long a request without and with a ping in it may take; seconds. The original app pings three times, a second apart. */
const plainSeconds = 5;
const pingSeconds = 20;

/** Asks the app from the host, once it can be reached and something listens on its port beyond the loopback. */
export const askApp = (parameters: Pinger, what: 'nothing' | 'host-address') =>
  follow(networks(parameters), ({ host, named }) => {
    const reach = reachable(host, named, parameters);
    if (!reach || named.kind !== 'namespace') return undefined;
    const listens = named.listeners.some(({ port, address }) => port === parameters.port && !isLoopback(address));
    if (!listens) return undefined;
    const [path, seconds] =
      what === 'nothing' ? (['/', plainSeconds] as const) : ([`/?ip=${reach.host.address}`, pingSeconds] as const);
    return httpGet(reach.container.address, parameters.port, path, parameters.outer, seconds);
  });

/** Whether an address is one of the loopback's, which nobody outside of the namespace can reach. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';
