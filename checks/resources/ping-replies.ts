import { type Causes, fail, host, pass } from '../../src/index.ts';
import { hostNetwork, type NamedNetwork, type Network, type Ping } from '../../src/probes/index.ts';
import { type AddressParameters, carrierOf, chosenX, containerHost, covers, withX, written } from './addressing.ts';
import type { InnerNetwork } from './inner-network.ts';
import { ownsContainerAddress, pingContainer } from './reach.ts';
import { insideOf } from './veth-pair.ts';

/** The container answers a ping from the host, through the pair. */
export const pingReplies = <P extends AddressParameters>(inner: InnerNetwork<P>) => ({
  needs: (parameters: P) => ({
    host: hostNetwork,
    inside: inner.network(parameters),
    ping: pingContainer(parameters, inner),
  }),
  causes: {
    'no-reply': {
      says: 'The pair, both addresses and both ends are right, but no ping comes back.',
      expected: 'a reply from {containerAddress}',
      actual: '{sent} pings sent, none answered',
      hints: [
        'Something drops the packets: a firewall rule, or a kernel setting, on the host or in the namespace.',
        `Look at the rules on both sides (nft list ruleset, iptables -S; the same behind ${inner.exec}) and at net.ipv4.icmp_echo_ignore_all.`,
      ],
      look: [host(`${inner.exec} sysctl net.ipv4.icmp_echo_ignore_all`)],
      repair: [host(`${inner.exec} sysctl -w net.ipv4.icmp_echo_ignore_all=0`)],
    },
    misrouted: {
      says: 'The host sends packets for the container another way, not through {outer}.',
      expected: 'a route to {containerAddress} through {outer}',
      actual: 'a route through {found}',
      hints: [
        'Which way would the host take? Ask: ip route get ADDRESS. Another interface in the same network (from an earlier try?) may win.',
        'Remove the route or the interface that is in the way.',
      ],
      look: [host('ip route get {address}')],
      repair: [host('ip route delete {address}')],
    },
    'no-route': {
      says: 'The host’s end has its address, but the host has no route to the container through {outer}.',
      expected: 'a route to {containerAddress} through {outer}',
      actual: 'no such route in the main table',
      hints: [
        'An address normally brings the route to its network along; some programs, and the option noprefixroute, leave that out. Look: ip route',
        'Add the route, or remove the address and add it again with ip addr.',
      ],
      command: 'ip route add {target} dev {link}',
    },
    'other-table': {
      says: 'A rule of the host sends packets for the container another way: through {found}, by the routing table {table}.',
      expected: 'a route to {containerAddress} through {outer}',
      actual: 'table {table}, which leads through {found}',
      hints: [
        'Rules choose the table of routes, and those of a VPN come before the main one. Look: ip rule; ip route show table {table}',
        'End the VPN while you work, or add a rule that asks the main table first for this network.',
      ],
      command: 'ip rule add to {target} lookup main priority 10',
    },
    'no-way-back': {
      says: 'The container has no route back to the host, so it cannot answer.',
      expected: `a route to the host’s address in ${inner.name}`,
      actual: 'no route that covers it',
      hints: [
        `An address normally brings the route to its network along. Look: ${inner.ip} route`,
        'Add the route, or remove the address and add it again with ip addr.',
      ],
      command: `${inner.ip} route add {own} dev {inner}`,
    },
    'owned-by-host': {
      says: 'The host itself also has the container’s address, so packets for it never leave the host.',
      expected: `{containerAddress} only in ${inner.name}`,
      actual: 'the same address on the host as well',
      hints: [
        'Look for the address on the host: ip -br addr',
        'Remove the container’s address from the host’s interface.',
      ],
      look: [host('ip -br addr')],
      repair: [host('ip addr delete {owned} dev {link}')],
    },
  } satisfies Causes,
  judge: ({ host: network, inside, ping }: PingFacts, parameters: P) => {
    const x = chosenX(parameters, network);
    const target = containerHost(parameters, x);
    const values = { ...withX(x), target, address: target };
    if (ping?.misrouted) {
      const { link: found = 'nothing', table } = ping.misrouted;
      const link = carrierOf(network, parameters.outer)?.name ?? parameters.outer;
      if (!network.routes.some((route) => route.link === link && covers(route.to, target)))
        return fail('no-route', { ...values, link });
      return table === undefined
        ? fail('misrouted', { ...values, found })
        : fail('other-table', { ...values, found, table });
    }
    if (ping) return ping.received > 0 ? pass() : fail('no-reply', { ...values, sent: ping.sent });
    if (ownsContainerAddress(network, parameters))
      return fail('owned-by-host', { ...values, ...ownerOf(network, target) });
    const own = carrierOf(network, parameters.outer)?.addresses.find((address) =>
      covers(`${address.address}/${address.prefix}`, target),
    )?.address;
    const routes = insideOf(inside, network)?.routes ?? [];
    return own !== undefined && !routes.some(({ to }) => covers(to, own))
      ? fail('no-way-back', { ...values, own })
      : fail('no-reply', { ...values, sent: 0 });
  },
});

type PingFacts = { readonly host: Network; readonly inside: NamedNetwork; readonly ping: Ping | undefined };

/** The address as it stands on the host, and the link that has it. */
const ownerOf = ({ links }: Network, address: string): { readonly owned: string; readonly link: string } => {
  const link = links.find(({ addresses }) => addresses.some((one) => one.address === address));
  const found = link?.addresses.find((one) => one.address === address);
  return { owned: found ? written([found]) : address, link: link?.name ?? 'lo' };
};
