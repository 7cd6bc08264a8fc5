import type { PacketChain, Range } from '../../../src/probes/index.ts';
import type { Packet } from './packet.ts';
import type { Surroundings } from './surroundings.ts';
import { type Live, type Outcome, unique, walkBase } from './walk-chain.ts';

export type Hook = 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting';

/** A station at a hook; packets meet the lowest priority first (linux/netfilter_ipv4.h). */
type Entry = { readonly priority: number; readonly name: string; readonly run: (live: Live) => readonly Outcome[] };

const early = (hook: Hook): boolean => hook === 'prerouting' || hook === 'output';
/** Connection tracking, and translation of addresses, stand between the chains. */
const trackingAt = -200;
const translationAt = (hook: Hook): number => (early(hook) ? -100 : 100);

/** How packets come out of a hook of a namespace. */
export const walkHook = (hook: Hook, lives: readonly Live[], world: Surroundings): Outcome[] => {
  const chains = world.chains.filter((chain) => chain.hook === hook);
  const entries: Entry[] = chains.filter(({ kind }) => kind !== 'nat').flatMap((chain) => entryOf(chain, world));
  if (early(hook))
    entries.push({ priority: trackingAt, name: 'connection tracking', run: (live) => passed(track(live)) });
  if (hook !== 'forward') {
    const nat = chains.filter(({ kind }) => kind === 'nat');
    entries.push({
      priority: translationAt(hook),
      name: 'address translation',
      run: (live) => translate(hook, nat, live, world),
    });
  }
  return inOrder(entries, lives);
};

const passed = (live: Live): Outcome[] => [{ ...live, fate: 'accept' }];

/** A chain without rules takes nothing. */
const entryOf = (chain: PacketChain, world: Surroundings): Entry[] =>
  chain.rules.length === 0 && chain.policy === 'accept'
    ? []
    : [
        {
          priority: chain.priority,
          name: chain.name,
          run: (live) => routedAnew(chain, live, walkBase(chain, [live], world)),
        },
      ];

/** A chain of the type route that changes a packet's mark has the kernel choose its way anew (nft(8), CHAINS). */
const routedAnew = ({ kind }: PacketChain, { packet: { mark } }: Live, outcomes: Outcome[]): Outcome[] =>
  kind === 'route' ? outcomes.map((one) => (sameRange(one.packet.mark, mark) ? one : byItsMark(one))) : outcomes;

const sameRange = (one: Range, other: Range): boolean => one.low === other.low && one.high === other.high;
const byItsMark = <L extends Live>(live: L): L => ({
  ...live,
  packet: { ...live.packet, routedMark: live.packet.mark },
});

/** Chains of one priority are met in the order in which they were made, which nobody tells: so each order is walked. */
const inOrder = (entries: readonly Entry[], lives: readonly Live[]): Outcome[] => {
  let outcomes: Outcome[] = lives.flatMap(passed);
  const priorities = [...new Set(entries.map(({ priority }) => priority))].toSorted((a, b) => a - b);
  for (const priority of priorities) {
    const equal = entries.filter((entry) => entry.priority === priority);
    const before = outcomes;
    outcomes = unique(
      ordersOf(equal).flatMap((order) => order.reduce<readonly Outcome[]>(meet, doubtful(before, equal))),
    );
  }
  return outcomes;
};

const doubtful = (outcomes: readonly Outcome[], equal: readonly Entry[]): readonly Outcome[] => {
  if (equal.length === 1) return outcomes;
  const doubt = `the order of ${equal.map(({ name }) => name).join(' and ')}`;
  if (equal.length > mostEqual)
    return outcomes.map((one) => ({ ...one, fate: 'untold', doubts: [...one.doubts, doubt] }));
  return outcomes.map((one) => ({ ...one, doubts: [...one.doubts, doubt] }));
};

const meet = (outcomes: readonly Outcome[], entry: Entry): Outcome[] =>
  unique(outcomes.flatMap((one) => (one.fate === 'accept' ? entry.run(one) : one)));

const mostEqual = 4;
const ordersOf = <T>(all: readonly T[]): T[][] => {
  if (all.length < 2 || all.length > mostEqual) return [[...all]];
  return all.flatMap((first) => ordersOf(all.filter((one) => one !== first)).map((rest) => [first, ...rest]));
};

const track = ({ packet, ...live }: Live): Live => ({
  ...live,
  packet:
    packet.tracking === 'none' ? { ...packet, tracking: packet.direction === 'reply' ? 'established' : 'new' } : packet,
});

/** A new connection meets the chains until one of them translates it; later packets are treated as the first one was. */
const translate = (hook: Hook, chains: readonly PacketChain[], live: Live, world: Surroundings): readonly Outcome[] => {
  const side = early(hook) ? 'destination' : 'source';
  const { tracking, direction } = live.packet;
  if (tracking === 'established' && direction === 'reply') return passed({ ...live, packet: back(hook, live.packet) });
  if (tracking !== 'new' || live.packet[side].settled) return passed(live);
  const entries = chains.flatMap((chain) =>
    entryOf(chain, world).map(
      (entry): Entry => ({ ...entry, run: (one) => (one.packet[side].settled ? passed(one) : entry.run(one)) }),
    ),
  );
  return inOrder(entries, [live]).map((outcome) => {
    const after = { ...outcome, packet: settled(side, outcome.packet, world) };
    // Another destination has another way.
    return hook === 'output' && !sameRange(after.packet.daddr, outcome.packet.daddr) ? byItsMark(after) : after;
  });
};

const settled = (side: 'source' | 'destination', packet: Packet, world: Surroundings): Packet => {
  const translation = packet[side];
  const { to } = translation;
  const bound: Packet = { ...packet, [side]: { ...translation, settled: true } };
  if (to === undefined) return bound;
  if (side === 'source') return { ...bound, saddr: to === 'own' ? leaving(packet, world) : to };
  return { ...bound, daddr: to === 'own' ? world.ownAddress(packet.iif, undefined) : to };
};

const leaving = ({ oif, via, daddr }: Packet, world: Surroundings): Range =>
  world.ownAddress(oif, via ?? (daddr.low === daddr.high ? daddr.low : undefined));

/** Undoes for an answer the translation that its packet got. */
const back = (hook: Hook, packet: Packet): Packet => {
  const { original, source, destination } = packet;
  if (early(hook))
    return source.to === undefined ? packet : { ...packet, daddr: original.saddr, dport: original.sport };
  return destination.to === undefined ? packet : { ...packet, saddr: original.daddr, sport: original.dport };
};
