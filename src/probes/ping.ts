import { type Probe, probe, text } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';

/** The tools that sending pings needs on the host. */
export const pingTools = ['ip', 'ping', 'head'] as const;

/**
 * The outcome of some pings: how many went out and came back, or `misrouted` where the route was not the expected
 * one: the link that the kernel would take, and the table that says so where it is not the main one.
 */
export type Ping = {
  readonly sent: number;
  readonly received: number;
  readonly misrouted: { readonly link: string | undefined; readonly table: string | undefined } | undefined;
};

/**
 * Pings an address from the host, only where the kernel would send that through the given link (ip-route(8) get). The
 * first reply is enough; where it does not come, two more are tried.
 */
export const ping = (address: string, link: string): Probe<Ping> =>
  probe<Ping>({
    id: `ping:${address}:${link}`,
    version: 3,
    group: 'slow',
    restsOn: 'service',
    tools: pingTools,
    script: `w=$(ip route get ${quote(address)} | head -n 1); case "$w " in local\\ *) echo misrouted;; *" dev "${quote(link)}" "*) p=$(ping -n -q -c 1 -W 1 ${quote(address)}) || p=$(ping -n -q -c 2 -i 0.2 -W 1 ${quote(address)}); printf '%s\\n' "$p";; *) printf 'misrouted %s\\n' "$w";; esac; exit 0`,
    parse: (output) => {
      const said = text(output);
      // misrouted 10.200.7.10 dev wg0 table 100 src 192.0.2.7 uid 0
      if (said.startsWith('misrouted')) {
        const word = (before: string): string | undefined => new RegExp(` ${before} (\\S+)`).exec(said)?.[1];
        return { sent: 0, received: 0, misrouted: { link: word('dev'), table: word('table') } };
      }
      // 1 packets transmitted, 1 received, 0% packet loss, time 0ms
      const [, sent, received] = /(?<!\d)(\d+) packets transmitted, (\d+) (?:packets )?received/.exec(said) ?? [];
      if (sent === undefined) throw new Error('ping did not say how many packets came back');
      return { sent: Number(sent), received: Number(received), misrouted: undefined };
    },
  });
