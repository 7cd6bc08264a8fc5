import { type Probe, probe, text } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { inNetwork, type NetworkPlace } from './in-network.ts';
import { savedChains } from './iptables-save.ts';
import { nftChains } from './nft-json.ts';

/** A value that a packet must have, or must not have. */
export type Condition = { readonly values: readonly string[]; readonly negated: boolean };

/** One rule, as far as the way of a container’s first packet to the outside depends on it. */
export type PacketRule = {
  /** Source addresses, as networks in CIDR notation. */
  readonly from: Condition | undefined;
  /** Names of the links by which a packet comes in and goes out; a `*` or `+` at the end stands for any ending. */
  readonly incoming: Condition | undefined;
  readonly outgoing: Condition | undefined;
  /** Whether it asks for more than these (a protocol, a state …), so that it does not hold for every packet. */
  readonly limited: boolean;
  readonly act: 'masquerade' | 'snat' | 'accept' | 'drop' | 'return' | 'jump' | 'none';
  /** The new source address of `snat`, where it is told. */
  readonly address: string | undefined;
  /** The key of the chain that `jump` leads to. */
  readonly target: string | undefined;
};

/** A chain of rules; one with a hook is entered by packets, others only by jumps. */
export type PacketChain = {
  readonly key: string;
  readonly kind: string | undefined;
  readonly hook: string | undefined;
  readonly policy: 'accept' | 'drop';
  readonly rules: readonly PacketRule[];
};

/** More rules than this are not read: the answer is cut then, and no JSON; bytes. */
const mostBytes = 2_000_000;

// nft shows what iptables-nft made as well (before its version 1.0.6 with a null where it should name a module, which
// iptables-nft-save names), but never the older kernel tables; those exist only where they are listed, and are not asked
// for otherwise, as asking would make them.
const script = `if j=$(nft -j list ruleset | head -c ${mostBytes}) && [ -n "$j" ]; then printf '@nft\\n%s\\n' "$j"
  case $j in *'"xt": null'*|*'"xt":null'*) ! command -v iptables-nft-save >/dev/null || { echo @named; iptables-nft-save; };; esac
elif command -v iptables-nft-save >/dev/null; then echo @named; iptables-nft-save
else echo @missing; fi
if grep -q . /proc/net/ip_tables_names; then
  echo; echo @save
  if command -v iptables-legacy-save >/dev/null; then iptables-legacy-save; else iptables-save; fi
fi; true`;

/** All chains of a network namespace: of nftables, and of both kinds of iptables. */
export const packetRules = (place: NetworkPlace): Probe<PacketChain[]> =>
  probe<PacketChain[]>({
    id: `packet-rules:${place.id}`,
    version: 2,
    group: 'kernel',
    restsOn: 'tool',
    tools: ['grep', 'nsenter', 'sed', 'head', 'cat'],
    script: inNetwork(place, script),
    parse: (output) => {
      // Of two parts with one head the first counts: a rule’s comment may have lines of its own.
      const parts = new Map(
        text(output)
          .split(/^@(?=nft$|named$|save$|missing$)/m)
          .map((part) => [part.split('\n', 1)[0] ?? '', part.slice(part.indexOf('\n') + 1)] as const)
          .toReversed(),
      );
      const told = nftChains(parts.get('nft'));
      const named = savedChains('iptables-nft', parts.get('named'));
      // iptables-nft-save leaves out a table into which nft itself has put something.
      const untold = told.unnamed.find((table) => !named.some(({ kind }) => kind === table));
      if (untold !== undefined)
        return unknown('missing-tool', `iptables-nft-save does not tell of the table ${untold}, nor does nft`);
      const chains = [...told.chains, ...named, ...savedChains('iptables-legacy', parts.get('save'))];
      return parts.has('missing') && chains.length === 0 ? unknown('missing-tool', 'nft') : chains;
    },
  });
