import { type Probe, probe, text } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { inNetwork, type NetworkPlace } from './in-network.ts';
import { savedChains } from './packet/iptables-save.ts';
import type { PacketChain } from './packet/model.ts';
import { type NftChain, nftChains } from './packet/nft-json.ts';

/** More rules than this are not read: the answer is cut then, and no JSON; bytes. */
const mostBytes = 2_000_000;

// nft shows what iptables-nft made as well, but not the arguments of what the older kernel modules do; those
// iptables-nft-save tells. nft never shows the older kernel tables; those exist only where they are listed, and are not
// asked for otherwise, as asking would make them.
const script = `if j=$(nft -j list ruleset | head -c ${mostBytes}) && [ -n "$j" ]; then printf '@nft\\n%s\\n' "$j"
  case $j in *'"xt"'*|*'"name": "'[FIOP][A-Z]*'", "handle"'*) ! command -v iptables-nft-save >/dev/null || { echo @named; iptables-nft-save; };; esac
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
    version: 3,
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
      const named = savedChains('nft ip', parts.get('named'));
      const byKey = new Map(named.map((chain) => [chain.key, chain]));
      const own = parts.has('nft')
        ? nftChains(parts.get('nft')).map((chain) => told(chain, byKey.get(chain.key)))
        : named;
      const chains = [...own, ...savedChains('iptables-legacy', parts.get('save'))];
      return parts.has('missing') && chains.length === 0 ? unknown('missing-tool', 'nft') : chains;
    },
  });

/** A chain in iptables’ own words, where iptables made it; what nft does not tell is taken from there. */
const told = ({ foreign, ...chain }: NftChain, same: PacketChain | undefined): PacketChain => {
  // iptables-nft-save leaves out a table into which nft itself has put something.
  if (!same || same.rules.length !== chain.rules.length) return chain;
  const rules = chain.rules.map((rule, index) => {
    const saved = same.rules[index] ?? rule;
    return foreign.has(index) ? saved : { ...rule, text: saved.text };
  });
  return { ...chain, name: same.name, rules };
};
