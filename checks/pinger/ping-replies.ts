import { fail, pass } from '../../src/index.ts';
import { hostNetwork } from '../../src/probes/index.ts';
import { addressHost } from './address-host.ts';
import { addressNetns } from './address-netns.ts';
import { chosenX, withX } from './addressing.ts';
import { linksUp } from './links-up.ts';
import { check } from './parameters.ts';
import { ownsContainerAddress, pingContainer } from './reach.ts';
import { vethPair } from './veth-pair.ts';

export const pingReplies = check({
  id: 'ping-replies',
  title: 'The container answers a ping from the host',
  tasks: [9],
  points: 1,
  after: [vethPair, addressHost, addressNetns, linksUp],
  needs: (parameters) => ({ host: hostNetwork, ping: pingContainer(parameters) }),
  causes: {
    'no-reply': {
      says: 'The pair, both addresses and both ends are right, but no ping comes back.',
      expected: 'a reply from {containerAddress}',
      actual: '{sent} pings sent, none answered',
      hints: [
        'Something drops the packets: a firewall rule, or a kernel setting, on the host or in the namespace.',
        'Look at the rules on both sides (nft list ruleset, iptables -S; the same behind ip netns exec {netns}) and at net.ipv4.icmp_echo_ignore_all.',
      ],
      command: 'ip netns exec {netns} sysctl net.ipv4.icmp_echo_ignore_all',
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
      expected: '{containerAddress} only in the namespace {netns}',
      actual: 'the same address on the host as well',
      hints: [
        'Look for the address on the host: ip -br addr',
        'Remove the container’s address from the host’s interface.',
      ],
      command: 'ip -br addr',
    },
  },
  judge: ({ host, ping }, parameters) => {
    const values = withX(chosenX(parameters, host));
    if (ping?.misrouted) return fail('misrouted', values);
    if (ping) return ping.received > 0 ? pass() : fail('no-reply', { ...values, sent: ping.sent });
    return ownsContainerAddress(host, parameters)
      ? fail('owned-by-host', values)
      : fail('no-reply', { ...values, sent: 0 });
  },
});
