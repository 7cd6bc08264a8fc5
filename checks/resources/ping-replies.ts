import { type Causes, fail, host, pass } from '../../src/index.ts';
import { hostNetwork, type Network, type Ping } from '../../src/probes/index.ts';
import { type AddressParameters, chosenX, containerHost, withX, written } from './addressing.ts';
import type { InnerNetwork } from './inner-network.ts';
import { ownsContainerAddress, pingContainer } from './reach.ts';

/** The container answers a ping from the host, through the pair. */
export const pingReplies = <P extends AddressParameters>(inner: InnerNetwork<P>) => ({
  needs: (parameters: P) => ({ host: hostNetwork, ping: pingContainer(parameters, inner) }),
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
      actual: 'a route through something else',
      hints: [
        'Which way would the host take? Ask: ip route get ADDRESS. Another interface in the same network (from an earlier try?) may win.',
        'Remove the route or the interface that is in the way.',
      ],
      look: [host('ip route get {address}')],
      repair: [host('ip route delete {address}')],
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
  judge: ({ host: network, ping }: { readonly host: Network; readonly ping: Ping | undefined }, parameters: P) => {
    const x = chosenX(parameters, network);
    const values = { ...withX(x), address: containerHost(parameters, x) };
    if (ping?.misrouted) return fail('misrouted', values);
    if (ping) return ping.received > 0 ? pass() : fail('no-reply', { ...values, sent: ping.sent });
    if (!ownsContainerAddress(network, parameters)) return fail('no-reply', { ...values, sent: 0 });
    const { owned, link } = ownerOf(network, values.address);
    return fail('owned-by-host', { ...values, owned, link });
  },
});

/** The address as it stands on the host, and the link that has it. */
const ownerOf = ({ links }: Network, address: string): { readonly owned: string; readonly link: string } => {
  const link = links.find(({ addresses }) => addresses.some((one) => one.address === address));
  const found = link?.addresses.find((one) => one.address === address);
  return { owned: found ? written([found]) : address, link: link?.name ?? 'lo' };
};
