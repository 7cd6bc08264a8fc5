import { lines, type Probe, probe } from '../model/probe.ts';
import { inNetwork, type NetworkPlace } from './in-network.ts';

/** The TCP ports of a network on which somebody listens for IPv6 alone (ipv6(7), IPV6_V6ONLY). */
export const ipv6Only = (network: NetworkPlace): Probe<number[]> =>
  probe<number[]>({
    id: `ipv6-only:${network.id}`,
    version: 1,
    group: 'kernel',
    tools: ['ss', 'nsenter'],
    script: inNetwork(network, 'ss -H -l -n -t -6 -e'),
    // LISTEN 0 2048 [::]:5000 [::]:* ino:2112 sk:1 cgroup:/ v6only:1 <->
    parse: (output) =>
      lines(output).flatMap((line) => (/ v6only:1( |$)/.test(line) ? [Number(/:(\d+) /.exec(line)?.[1])] : [])),
  });
