import { type Causes, fail, pass } from '../../src/index.ts';
import { hostNetwork, type Network, type Ping } from '../../src/probes/index.ts';
import { type AddressParameters, chosenX, withX } from './addressing.ts';
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
      command: `${inner.exec} sysctl net.ipv4.icmp_echo_ignore_all`,
    },
    misrouted: {
      says: 'The host sends packets for the container another way, not through {outer}.',
      expected: 'a route to {containerAddress} through {outer}',
      actual: 'a route through something else',
      hints: [
        'Which way would the host take? Ask: ip route get ADDRESS. Another interface in the same network (from an earlier try?) may win.',
        'Remove the route or the interface that is in the way.',
      ],
      command: 'ip route',
    },
    'owned-by-host': {
      says: 'The host itself also has the container’s address, so packets for it never leave the host.',
      expected: `{containerAddress} only in ${inner.name}`,
      actual: 'the same address on the host as well',
      hints: [
        'Look for the address on the host: ip -br addr',
        'Remove the container’s address from the host’s interface.',
      ],
      command: 'ip -br addr',
    },
  } satisfies Causes,
  judge: ({ host, ping }: { readonly host: Network; readonly ping: Ping | undefined }, parameters: P) => {
    const values = withX(chosenX(parameters, host));
    if (ping?.misrouted) return fail('misrouted', values);
    if (ping) return ping.received > 0 ? pass() : fail('no-reply', { ...values, sent: ping.sent });
    return ownsContainerAddress(host, parameters)
      ? fail('owned-by-host', values)
      : fail('no-reply', { ...values, sent: 0 });
  },
});
