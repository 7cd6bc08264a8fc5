import { type Causes, fail, host, pass } from '../../src/index.ts';
import { hostNetwork, type NamedNetwork, type Network, type Ping } from '../../src/probes/index.ts';
import { type AddressParameters, carrierOf, chosenX, containerHost, covers, oneAddress, withX } from './addressing.ts';
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
      says: 'The cable and its addresses are right, but no ping comes back. Something drops the packets on their way.',
      expected: 'a reply from {containerAddress}',
      actual: '{sent} pings sent, none answered',
      hints: [
        `Is ${inner.name} set to ignore pings (a 1 means yes)? Or does a firewall rule drop them, inside or on the host?`,
        `Switch that setting off in ${inner.name}. Then add a rule that accepts pings, before any rule that drops them.`,
      ],
      look: [
        host(`${inner.exec} sysctl net.ipv4.icmp_echo_ignore_all`),
        host(`${inner.exec} iptables -S`),
        host('iptables -S'),
      ],
      repair: [
        host(`${inner.exec} sysctl -w net.ipv4.icmp_echo_ignore_all=0`),
        host(`${inner.exec} iptables -I INPUT -i {inner} -p icmp -j ACCEPT`, {
          text: 'The new rule comes before your other rules inside, which stay.',
        }),
      ],
    },
    misrouted: {
      says: 'The host sends packets for the container to {found}, not into the cable: another route wins.',
      expected: 'a route to {containerAddress} through {outer}',
      actual: 'a route through {found}',
      hints: [
        'A route says which interface leads to an address, and the most exact route wins. Which way does the host take?',
        'Remove the route that leads to {found}. (Is it left over from an earlier try?)',
      ],
      look: [host('ip route get {address}'), host('ip route')],
      repair: {
        link: [
          host('ip route delete {route} dev {found}', {
            text: 'This removes the way to {route} through {found}. If something else needs it, add it again after the lab.',
          }),
        ],
        'no-link': [
          host('ip route delete {route}', {
            text: 'This removes the route to {route}, which leads to no interface.',
          }),
        ],
      },
    },
    'no-route': {
      says: 'The host has no route to the container: nothing tells it that {link} leads there. The address of {link} alone is not enough.',
      expected: 'a route to {containerAddress} through {link}',
      actual: 'no such route in the main table',
      hints: [
        'With each address, Linux normally adds a route to its network. Which routes does the host have? (The option noprefixroute prevents that.)',
        'Add the route to the container’s address.',
      ],
      look: [host('ip route')],
      repair: [host('ip route add {target} dev {link}')],
    },
    'other-table': {
      says: 'Packets for the container leave the host through {found}. A rule, such as that of a VPN, makes the host use the routes in table {table} for them.',
      expected: 'a route to {containerAddress} through {outer}',
      actual: 'table {table}, which leads through {found}',
      hints: [
        'The host has several tables of routes, and rules choose among them. Which rule comes before the one for the table main?',
        'Add a rule that uses the table main first, except for its default route. (Or end the VPN while you work.)',
      ],
      look: [host('ip rule'), host('ip route show table {table}')],
      repair: [
        host('ip rule add lookup main suppress_prefixlength 0 priority 10', {
          text: 'Packets to networks on the host’s own interfaces then avoid the VPN. All others still take it.',
        }),
      ],
    },
    'no-way-back': {
      says: 'The container has no route back to the host. The ping arrives, but the answer cannot be sent.',
      expected: `a route to the host’s address in ${inner.name}`,
      actual: 'no route that covers it',
      hints: [
        `With each address, Linux normally adds a route to its network. Which routes are there in ${inner.name}?`,
        'Add the route to the host’s address.',
      ],
      look: [host(`${inner.ip} route`)],
      repair: [host(`${inner.ip} route add {own} dev {inner}`)],
    },
    'owned-by-host': {
      says: 'The host itself also has the container’s address. A ping to it never leaves the host, so it proves nothing.',
      expected: `{containerAddress} only in ${inner.name}`,
      actual: '{owned} on {link} of the host as well',
      hints: [
        'On which interface of the host is the address of the container?',
        'Remove the container’s address from {link} of the host.',
      ],
      look: [host('ip -br addr')],
      repair: [
        host('ip addr flush dev {link} to {address}', {
          text: 'This removes only the container’s address from {link}.',
        }),
      ],
    },
  } satisfies Causes,
  judge: ({ host: network, inside, ping }: PingFacts, parameters: P) => {
    const x = chosenX(parameters, network, inside);
    const target = containerHost(parameters, x);
    const values = { ...withX(x), target, address: target };
    if (ping?.misrouted) {
      const { link: found = 'no interface', table } = ping.misrouted;
      const link = carrierOf(network, parameters.outer)?.name ?? parameters.outer;
      if (!network.routes.some((route) => route.link === link && covers(route.to, target)))
        return fail('no-route', { ...values, link });
      if (table !== undefined) return fail('other-table', { ...values, found, table });
      const way = ping.misrouted.link === undefined ? 'no-link' : 'link';
      return fail(
        'misrouted',
        { ...values, found, route: winningRoute(network, ping.misrouted.link, target) },
        { way },
      );
    }
    if (ping) return ping.received > 0 ? pass() : fail('no-reply', { ...values, sent: ping.sent });
    if (ownsContainerAddress(network, inside, parameters))
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
const ownerOf = ({ links }: Network, address: string) => {
  const link = links.find(({ addresses }) => addresses.some((one) => one.address === address));
  const found = link?.addresses.find((one) => one.address === address);
  return { owned: found ? oneAddress(found).found : address, link: link?.name ?? 'lo' };
};

/** The most exact route of a link that covers an address; the address itself where none is known. */
const winningRoute = ({ routes }: Network, link: string | undefined, address: string): string => {
  const length = (to: string): number => Number(to.split('/')[1]);
  const covering = routes.filter((route) => route.link === link && covers(route.to, address)).map(({ to }) => to);
  return covering.toSorted((one, other) => length(other) - length(one))[0] ?? address;
};
