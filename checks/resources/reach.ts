import { follow } from '../../src/index.ts';
import {
  type Address,
  type Cable,
  hostNetwork,
  httpGet,
  httpGetTools,
  type NamedNetwork,
  type Network,
  ping,
  pingTools,
  reachOf,
} from '../../src/probes/index.ts';
import { type AddressParameters, carrierOf, chosenX, covers, ipv4, matching, wanted } from './addressing.ts';
import type { InnerNetwork } from './inner-network.ts';

/**
 * The addresses of both ends, where the container's can be reached through the pair and by nothing else; and the link of
 * the host that leads there: the outer end, or its bridge.
 */
export type Reach = { readonly host: Address; readonly container: Address; readonly link: string };

/**
 * Both ends' addresses, only where a packet to the container's cannot leave the pair: the address lives on the inner
 * end in the namespace, which knows a way back, both ends are up, and the host does not own it itself. Nothing is
 * sent where this is not so.
 */
export const reachable = (host: Network, inside: NamedNetwork, parameters: AddressParameters): Reach | undefined => {
  if (inside.kind !== 'namespace') return undefined;
  const outer = host.links.find(({ name, up }) => name === parameters.outer && up);
  const inner = inside.links.find(({ name, up }) => name === parameters.inner && up);
  const carrier = carrierOf(host, parameters.outer);
  if (!outer || !inner || !carrier?.up || inside.inode === host.inode) return undefined;
  const x = chosenX(parameters, host, inside);
  const container = matching(inner.addresses, wanted(parameters.containerAddress, x));
  if (!container) return undefined;
  const bridged = carrier === outer ? [] : neighbours(carrier.addresses, container);
  const own = matching(carrier.addresses, wanted(parameters.hostAddress, x)) ?? bridged[0];
  if (!own) return undefined;
  // Without a way back no answer can come, and waiting for it would cost its whole time.
  if (!inside.routes.some(({ to }) => covers(to, own.address))) return undefined;
  const onHost = host.links.some(({ addresses }) => addresses.some(({ address }) => address === container.address));
  return onHost ? undefined : { host: own, container, link: carrier.name };
};

/** Those addresses whose network another one belongs to. */
const neighbours = (addresses: readonly Address[], { address }: Address): Address[] =>
  ipv4(addresses).filter((own) => covers(`${own.address}/${own.prefix}`, address));

/** Whether the host itself owns the container's address, so that packets to it never leave the host. */
export const ownsContainerAddress = (host: Network, inside: NamedNetwork, parameters: AddressParameters): boolean => {
  const want = wanted(parameters.containerAddress, chosenX(parameters, host, inside));
  return host.links.some(({ addresses }) => matching(addresses, want) !== undefined);
};

const networks = <P>(parameters: P, { network }: InnerNetwork<P>) => ({
  host: hostNetwork,
  inside: network(parameters),
});

/** The cable, for a search on the host. */
export const cableOf = ({ outer, inner, hostAddress, containerAddress }: AddressParameters): Cable => ({
  outer,
  inner,
  hostAddress,
  containerAddress,
});

/** Pings the container from the host, once it can be reached. */
export const pingContainer = <P extends AddressParameters>(parameters: P, inner: InnerNetwork<P>) =>
  follow(
    networks(parameters, inner),
    ({ host, inside }) => {
      const reach = reachable(host, inside, parameters);
      return reach && ping(reach.container.address, reach.link);
    },
    pingTools,
    [{ ...reachOf(cableOf(parameters), inner.network(parameters)), ask: (address, link) => ping(address, link) }],
  );

/** One request to the container, and how long its answer may take; seconds. */
export type Request = { readonly path: string; readonly seconds: number };

/**
 * Asks the container's service from the host, once it can be reached and something listens on the port beyond the
 * loopback.
 */
export const askContainer = <P extends AddressParameters & { readonly port: number }>(
  parameters: P,
  inner: InnerNetwork<P>,
  request: (hostAddress: string) => Request,
) =>
  follow(
    networks(parameters, inner),
    ({ host, inside }) => {
      const reach = reachable(host, inside, parameters);
      if (!reach || inside.kind !== 'namespace') return undefined;
      const listens = inside.listeners.some(({ port, address }) => port === parameters.port && !isLoopback(address));
      if (!listens) return undefined;
      const { path, seconds } = request(reach.host.address);
      return httpGet(reach.container.address, parameters.port, path, reach.link, seconds);
    },
    httpGetTools,
    [
      {
        ...reachOf(cableOf(parameters), inner.network(parameters), parameters.port),
        ask: (address, link, host) => {
          const { path, seconds } = request(host);
          return httpGet(address, parameters.port, path, link, seconds);
        },
      },
    ],
  );

/** Whether an address is one of the loopback's, which nobody outside of the namespace can reach. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';
