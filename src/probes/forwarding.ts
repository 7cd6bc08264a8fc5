import { lines, type Probe, probe } from '../model/probe.ts';
import { inNetwork, type NetworkPlace } from './in-network.ts';

/** Whether a network passes IPv4 packets on from one link to another; undefined where there is no such network. */
export type Forwarding = {
  /** net.ipv4.ip_forward, which also sets that of every link (the kernel’s Documentation/networking/ip-sysctl.rst). */
  readonly all: boolean;
  /** net.ipv4.conf.LINK.forwarding: what counts for packets that come in by that link. */
  readonly links: ReadonlyMap<string, boolean>;
};

/** The kernel’s own switches of a network namespace. */
export const forwarding = (place: NetworkPlace): Probe<Forwarding | undefined> =>
  probe({
    id: `forwarding:${place.id}`,
    version: 1,
    group: 'kernel',
    tools: ['grep', 'nsenter', 'sed', 'head', 'cat'],
    script: inNetwork(place, 'cd /proc/sys/net/ipv4; grep "" ip_forward conf/*/forwarding; true'),
    parse: (output) => {
      // conf/veth0/forwarding:1
      const all = lines(output).map((line) => /^(?:conf\/(.*)\/forwarding|ip_forward):(\d)$/.exec(line));
      const own = all.find((found) => found && found[1] === undefined);
      if (!own) return undefined;
      return {
        all: own[2] === '1',
        links: new Map(all.flatMap((found) => (found?.[1] === undefined ? [] : [[found[1], found[2] === '1']]))),
      };
    },
  });
