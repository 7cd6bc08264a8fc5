import type { Condition, PacketChain, PacketRule } from '../../src/probes/index.ts';
import { covers } from '../resources/addressing.ts';

/** A packet of the container on its way out: its source, and the links of the host by which it comes. */
export type Packet = { readonly source: string; readonly incoming: readonly string[] };

/** The rules of some chains, and of all that these jump to, each once. */
const rulesFrom = (entries: readonly PacketChain[], chains: readonly PacketChain[]): readonly PacketRule[] => {
  const seen = new Set<string>();
  const rules: PacketRule[] = [];
  const enter = (chain: PacketChain | undefined): void => {
    if (!chain || seen.has(chain.key)) return;
    seen.add(chain.key);
    for (const rule of chain.rules) {
      rules.push(rule);
      enter(chains.find(({ key }) => key === rule.target));
    }
  };
  for (const chain of entries) enter(chain);
  return rules;
};

/** The rules that packets can meet which enter by a hook: those of its chains, and of all that these jump to. */
export const rulesBehind = (chains: readonly PacketChain[], hook: string, kind: string): readonly PacketRule[] =>
  rulesFrom(
    chains.filter((chain) => chain.hook === hook && chain.kind === kind),
    chains,
  );

/** Whether a rule gives packets another source address. */
export const translates = ({ act }: PacketRule): boolean => act === 'masquerade' || act === 'snat';

const holds = (condition: Condition | undefined, fits: (value: string) => boolean): boolean =>
  condition === undefined || condition.values.some(fits) !== condition.negated;

/** Whether a rule holds for the packet’s source. */
export const fitsSource = ({ from }: PacketRule, { source }: Packet): boolean =>
  holds(from, (network) => covers(network, source));

/** Whether a rule holds for packets that leave by another link than the container’s own. */
export const fitsWayOut = ({ outgoing }: PacketRule, { incoming }: Packet): boolean =>
  outgoing === undefined || outgoing.negated || !outgoing.values.every((name) => incoming.includes(name));

/** Whether a rule holds for packets that come by one of the container’s links. */
const fitsWayIn = ({ incoming }: PacketRule, packet: Packet): boolean =>
  holds(incoming, (name) => packet.incoming.some((own) => matches(name, own)));

/** `veth+` and `veth*` stand for every name that begins so. */
const matches = (pattern: string, name: string): boolean =>
  /[+*]$/.test(pattern) ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

/**
 * Whether the host’s own rules drop what it should pass on for the container, or what comes back: by the policy of a
 * chain at the forward hook, of whatever table, or by a rule for all such packets, with no accepting rule before it.
 * Where a rule asks for
 * more than can be told here, it is read in the student’s favour.
 */
export const drops = (chains: readonly PacketChain[], packet: Packet): boolean =>
  chains
    .filter(({ hook }) => hook === 'forward')
    .some((chain) => {
      if (fateIn(chain, chains, packet, new Set()) !== 'accept') return true;
      return chain.policy === 'drop' && !rulesFrom([chain], chains).some((rule) => acceptsAnswers(rule, packet));
    });

/** Whether an accepting rule can hold for packets from the outside to the container. */
const acceptsAnswers = ({ act, from, incoming, outgoing }: PacketRule, { incoming: own }: Packet): boolean =>
  act === 'accept' &&
  (from === undefined || from.negated || from.values.includes('0.0.0.0/0')) &&
  (incoming === undefined || incoming.negated || !incoming.values.every((name) => own.includes(name))) &&
  holds(outgoing, (name) => own.some((link) => matches(name, link)));

type Fate = 'accept' | 'drop' | 'goes-on';

const fateIn = (chain: PacketChain, chains: readonly PacketChain[], packet: Packet, seen: Set<string>): Fate => {
  seen.add(chain.key);
  for (const rule of chain.rules) {
    if (!fitsSource(rule, packet) || !fitsWayIn(rule, packet) || !fitsWayOut(rule, packet)) continue;
    const named = rule.from !== undefined || rule.incoming !== undefined;
    if (rule.act === 'accept' && (named || !rule.limited)) return 'accept';
    if (rule.limited) continue;
    // A rule for one link out says nothing of the others.
    if (rule.act === 'drop' && (rule.outgoing === undefined || rule.outgoing.negated)) return 'drop';
    if (rule.act === 'return') break;
    const next = chains.find(({ key }) => key === rule.target);
    const fate = next && !seen.has(next.key) ? fateIn(next, chains, packet, seen) : 'goes-on';
    if (fate !== 'goes-on') return fate;
  }
  return chain.hook === undefined ? 'goes-on' : chain.policy;
};
