import { addressText, type PacketChain } from '../../../src/probes/index.ts';
import type { Surroundings } from './surroundings.ts';
import type { Live, Taker } from './walk-chain.ts';
import type { Hook } from './walk-hook.ts';
import { walkHook } from './walk-hook.ts';

/** Why a packet gets no further, and what took it, in the host's own words. */
export type Loss = {
  readonly why:
    | 'rule'
    | 'no-route'
    | 'other-link'
    | 'no-gateway'
    | 'nobody'
    | 'refused'
    | 'to-host'
    | 'not-translated'
    | 'untracked'
    | 'foreign-address'
    | 'inside';
  /** The rule, route, link or address that it comes from, in the host's own words. */
  readonly by: string;
  /** The chain of that rule, where it is one. */
  readonly chain?: PacketChain | undefined;
  /** The link by which the packet came in. */
  readonly iif: string | undefined;
  /** The packet's source there, as an address. */
  readonly source: string;
};
/** The result of a part of the way. */
export type Stage =
  | { readonly is: 'good' }
  | { readonly is: 'lost'; readonly loss: Loss }
  | { readonly is: 'untold'; readonly doubts: readonly string[] };

/** A packet as it may be after a part of the way: it goes on, or it is lost, or nobody can say. */
export type Fork = { readonly live: Live; readonly loss?: Loss; readonly untold?: true };

/** All that may become of a packet, in one word: where they differ, it cannot be told. */
export const stageOf = (forks: readonly Fork[]): Stage => {
  const lost = forks.filter(({ loss }) => loss);
  const untold = forks.some((fork) => fork.untold);
  const [first] = lost;
  if (!untold && lost.length === 0) return { is: 'good' };
  if (!untold && first?.loss && lost.length === forks.length) return { is: 'lost', loss: first.loss };
  return { is: 'untold', doubts: [...new Set(forks.flatMap(({ live }) => live.doubts))] };
};

/** Of two parts, the one that decides: a loss before a doubt. */
export const worse = (...stages: readonly Stage[]): Stage =>
  stages.find(({ is }) => is === 'lost') ?? stages.find(({ is }) => is === 'untold') ?? { is: 'good' };

/** The packets that go on; where none does, those that were lost, as though they had not been. */
export const onwards = (forks: readonly Fork[]): Live[] => {
  const good = forks.filter(({ loss, untold }) => !loss && !untold);
  return (good.length > 0 ? good : forks).map(({ live }) => live);
};

export const lose = (live: Live, why: Loss['why'], by = '', chain?: PacketChain): Fork => ({
  live,
  loss: { why, by, chain, iif: live.packet.iif, source: addressText(live.packet.saddr.low) },
});
export const doubt = (live: Live, what: string): Fork => ({
  live: { ...live, doubts: [...live.doubts, what] },
  untold: true,
});

/** Applies the next part to those packets that are still there. */
export const further = (forks: readonly Fork[], next: (live: Live) => readonly Fork[]): Fork[] =>
  forks.flatMap((fork) => (fork.loss || fork.untold ? fork : next(fork.live)));

/** A hook of a namespace. */
export const hookOf = (hook: Hook, lives: readonly Live[], world: Surroundings): Fork[] =>
  walkHook(hook, lives, world).map(({ packet, doubts, fate, by }): Fork => {
    const live = { packet, doubts };
    if (fate === 'accept') return { live };
    return fate === 'drop' ? lose(live, 'rule', by ? takerText(by) : '', by?.chain) : { live, untold: true };
  });

const longest = 160;
const takerText = ({ chain, rule }: Taker): string =>
  rule === undefined ? `${chain.name}, policy ${chain.policy}` : ruleText(chain, rule);

/** `FORWARD rule 3: -i uplink -j DROP` */
export const ruleText = (chain: PacketChain, rule: number): string => {
  const text = `${chain.name} rule ${rule + 1}: ${chain.rules[rule]?.text ?? ''}`;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};
