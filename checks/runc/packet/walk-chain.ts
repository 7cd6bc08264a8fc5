import {
  exactly,
  type Field,
  type PacketChain,
  type PacketRule,
  type Range,
  type Step,
  type Value,
  type Verdict,
} from '../../../src/probes/index.ts';
import type { Packet } from './packet.ts';
import type { Surroundings } from './surroundings.ts';
import { fit, testPacket, valueOf } from './test-packet.ts';

/** A packet as it may be by now, and what could not be told on the way to here. */
export type Live = { readonly packet: Packet; readonly doubts: readonly string[] };
/** How a packet comes out of a chain or hook; `by`: the rule that took it. `untold`: nobody can say. */
export type Outcome = Live & { readonly fate: 'accept' | 'drop' | 'untold'; readonly by?: Taker };
/** The rule, or the policy of a chain, that took a packet. */
export type Taker = { readonly chain: PacketChain; readonly rule: number | undefined };
/** The result of a chain: the packets that it took, and those that go on behind it. */
type Walked = { readonly done: readonly Outcome[]; readonly rest: readonly Live[] };

/** As deep as chains may call each other (linux/netfilter/nf_tables.h, NFT_JUMP_STACK_SIZE is 16). */
const deepest = 32;
/** So many elements may be compared on one way: a rule counts one, and each element of its sets and maps. */
const mostCompared = 200_000;
const mostPackets = 64;

/** A base chain: what falls off its end meets the policy. */
export const walkBase = (chain: PacketChain, lives: readonly Live[], world: Surroundings): Outcome[] => {
  const { done, rest } = walkChain(chain, lives, world, 0);
  return unique([
    ...done,
    ...rest.map((live): Outcome => ({ ...live, fate: chain.policy, by: { chain, rule: undefined } })),
  ]);
};

/** Packets that differ in nothing, each once: the one with the fewest doubts. */
export const unique = <L extends Live>(lives: readonly L[]): L[] => {
  if (lives.length < 2) return [...lives];
  const kept = new Map<string, L>();
  for (const live of lives) {
    const { doubts, ...rest } = live as Live & Partial<Outcome>;
    const key = JSON.stringify({ ...rest, by: undefined });
    const before = kept.get(key);
    if (!before || before.doubts.length > doubts.length) kept.set(key, live);
  }
  return [...kept.values()];
};

const walkChain = (chain: PacketChain, lives: readonly Live[], world: Surroundings, depth: number): Walked => {
  const done: Outcome[] = [];
  const returned: Live[] = [];
  let live = lives;
  for (const [index, rule] of chain.rules.entries()) {
    if (live.length === 0) break;
    if (world.met.count > mostCompared || live.length > mostPackets || depth > deepest) {
      return {
        done: [...done, ...live.map((one): Outcome => ({ ...one, fate: 'untold', doubts: [...one.doubts, tooMany] }))],
        rest: returned,
      };
    }
    const next: Live[] = [];
    for (const one of live) {
      world.met.count += 1 + elementsOf(rule);
      for (const turn of walkRule(rule, one, world)) {
        const { verdict, ...after } = turn;
        const by = { chain, rule: index };
        if (verdict === 'untold') done.push({ ...after, fate: 'untold', by });
        else if (verdict.to === 'continue') next.push(after);
        else if (verdict.to === 'return') returned.push(after);
        else if (verdict.to === 'accept' || verdict.to === 'drop') done.push({ ...after, fate: verdict.to, by });
        else if ('chain' in verdict) {
          const target = world.chainOf.get(verdict.chain);
          const walked = target ? walkChain(target, [after], world, depth + 1) : { done: [], rest: [after] };
          done.push(...walked.done);
          (verdict.to === 'goto' ? returned : next).push(...walked.rest);
        }
      }
    }
    live = unique(next);
  }
  return { done, rest: unique([...live, ...returned]) };
};

const elementsOf = ({ steps }: PacketRule): number =>
  steps.reduce((sum, step) => {
    if (step.do === 'look-up') return sum + step.entries.length;
    return sum + (step.do === 'test' && step.test.is === 'among' ? step.test.of.length : 0);
  }, 0);

const tooMany = 'more rules than can be followed';

type Turn = Live & { readonly verdict: Verdict | 'untold' };
const goOn: Verdict = { to: 'continue' };

/** The ways in which a rule may treat a packet; several where a test cannot be decided. */
const walkRule = (rule: PacketRule, start: Live, world: Surroundings): Turn[] => {
  const turns: Turn[] = [];
  let live: readonly Live[] = [start];
  for (const step of rule.steps) {
    const next: Live[] = [];
    for (const one of live)
      for (const turn of takeStep(step, one, world))
        if (turn.verdict === undefined) next.push({ packet: turn.packet, doubts: turn.doubts });
        else turns.push({ packet: turn.packet, doubts: turn.doubts, verdict: turn.verdict });
    live = next;
  }
  return [...turns, ...live.map((one) => ({ ...one, verdict: goOn }))];
};

/** A step leaves the packet in the rule, or ends the rule with a verdict. */
type Taken = Live & { readonly verdict?: Verdict | 'untold' };

const takeStep = (step: Step, live: Live, world: Surroundings): Taken[] => {
  const { packet, doubts } = live;
  switch (step.do) {
    case 'test': {
      const result = testPacket(step.test, packet, world);
      if (result === 'yes') return [live];
      if (result !== 'maybe') return [{ ...live, verdict: goOn }];
      const doubtful = { packet, doubts: [...doubts, doubtOf(step)] };
      return [doubtful, { ...doubtful, verdict: goOn }];
    }
    case 'verdict':
      return [{ ...live, verdict: step.verdict }];
    case 'look-up':
      return found(
        step.key.map((term) => valueOf(term, packet, world)),
        step.entries,
        live,
      ).map(({ entry, ...one }) =>
        entry && entry.verdict.to !== 'continue'
          ? { ...one, verdict: entry.verdict }
          : entry
            ? one
            : { ...one, verdict: goOn },
      );
    case 'set':
      return written(step.value, live, world).map(({ value, ...one }) => {
        if (value === undefined) return { ...one, verdict: goOn };
        if (step.field === 'mark') return { ...one, packet: { ...one.packet, mark: value } };
        return tracked(packet) ? { ...one, packet: { ...one.packet, ctMark: value } } : one;
      });
    case 'translate':
      return translate(step, live, world);
    case 'untrack':
      return [{ ...live, packet: beforeTracking(packet) ? { ...packet, tracking: 'untracked' } : packet }];
    case 'untold':
      return [{ packet, doubts: [...doubts, step.what], verdict: 'untold' }];
  }
};

const tracked = ({ tracking }: Packet): boolean => tracking === 'new' || tracking === 'established';
const beforeTracking = ({ tracking }: Packet): boolean => tracking === 'none' || tracking === 'invalid';

/** The undecided parts of a test, for a sentence. */
const doubtOf = (step: Extract<Step, { do: 'test' }>): string => {
  const names: string[] = [];
  const look = (test: typeof step.test): void => {
    if (test.is === 'untold') names.push(test.what);
    else if (test.is === 'not') look(test.of);
    else if (test.is !== 'among') for (const one of test.of) look(one);
    else names.push(...test.key.flatMap(({ field }) => (field === undefined ? [] : wordsOf(field))));
  };
  look(step.test);
  return names.join(', ');
};

const fieldWords: Partial<Record<Field, string>> = {
  iif: 'the link by which they come',
  oif: 'the link by which they leave',
  saddr: 'their source',
  daddr: 'their destination',
  sport: 'the port that they come from',
  dport: 'the port that they go to',
  mark: 'their mark',
  'ct-mark': 'the mark of their connection',
  'port-of-bridge': '-m physdev',
};
const wordsOf = (field: Field): string => fieldWords[field] ?? field;

/** The entries of a map that may be the packet's; without an entry where it may have none. */
const found = <E extends { readonly of: Parameters<typeof fit>[1] }>(
  values: Parameters<typeof fit>[0],
  entries: readonly E[],
  { packet, doubts }: Live,
): (Live & { readonly entry: E | undefined })[] => {
  if (values.includes('absent')) return [{ packet, doubts, entry: undefined }];
  const possible: (Live & { readonly entry: E | undefined })[] = [];
  const doubtful = { packet, doubts: [...doubts, 'a look-up'] };
  for (const entry of entries) {
    const fits = fit(values, entry.of);
    if (fits === 'yes')
      return [...possible, possible.length === 0 ? { packet, doubts, entry } : { ...doubtful, entry }];
    if (fits === 'maybe') possible.push({ ...doubtful, entry });
  }
  return [
    ...possible,
    possible.length === 0 ? { packet, doubts, entry: undefined } : { ...doubtful, entry: undefined },
  ];
};

/** The values that may be written; undefined where a map has none, which ends the rule. */
const written = (value: Value, live: Live, world: Surroundings): (Live & { readonly value: Range | undefined })[] => {
  if ('map' in value)
    return found(
      value.key.map((term) => valueOf(term, live.packet, world)),
      value.map,
      live,
    ).map(({ entry, ...one }) => ({
      ...one,
      value: entry?.to,
    }));
  const terms = value.xor.map((term) => valueOf(term, live.packet, world));
  if (terms.includes('absent')) return [{ ...live, value: undefined }];
  const numbers = terms.flatMap((term) =>
    typeof term === 'object' && 'low' in term && term.low === term.high ? term.low : [],
  );
  const sum = numbers.length === terms.length ? exactly(numbers.reduce((all, one) => (all ^ one) >>> 0, 0)) : undefined;
  return [{ ...live, value: sum ?? { low: 0, high: 0xffff_ffff } }];
};

/** The translation is noted; the hook carries it out. A rule that translates is the last one. */
const translate = (step: Extract<Step, { do: 'translate' }>, live: Live, world: Surroundings): Taken[] => {
  const accept: Verdict = { to: 'accept' };
  const { side, to, ports } = step;
  const noted = (one: Live, address: Range | 'own' | undefined): Taken => {
    const { packet } = one;
    const translation = { settled: true, to: address };
    const port = side === 'source' ? 'sport' : 'dport';
    return {
      ...one,
      packet: { ...packet, [side]: translation, [port]: packet[port] && (ports ?? packet[port]) },
      verdict: accept,
    };
  };
  if (to === undefined || to === 'own') return [noted(live, to)];
  return written(to, live, world).map(({ value, ...one }) =>
    value === undefined ? { ...one, verdict: goOn } : noted(one, value),
  );
};
