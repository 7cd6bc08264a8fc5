import {
  addressText,
  every,
  type Field,
  maskOf,
  type PacketChain,
  type PacketRule,
  type Pattern,
  type Step,
  type Test,
} from '../../../src/probes/index.ts';
import type { Packet } from './packet.ts';
import { ruleText } from './stage.ts';
import type { Surroundings } from './surroundings.ts';
import { fit, testPacket, valueOf } from './test-packet.ts';

/** Why no rule gives a packet another source; `chain`: the hooked one in which such a rule is met too late, or not. */
export type Miss = Reason & { readonly chain?: PacketChain | undefined };
type Reason =
  | { readonly cause: 'absent' | 'not-hooked'; readonly found: Readonly<Record<string, never>> }
  | { readonly cause: 'taken-earlier' | 'only-some'; readonly found: { readonly rule: string } }
  | { readonly cause: 'other-network'; readonly found: { readonly found: string } }
  | { readonly cause: 'wrong-link'; readonly found: { readonly found: string; readonly link: string } };

/** Whether any rule gives another source. */
export const translates = (chains: readonly PacketChain[]): boolean =>
  chains.some(({ rules }) => rules.some(isTranslation));

const isTranslation = ({ steps }: PacketRule): boolean =>
  steps.some((step) => step.do === 'translate' && step.side === 'source');

/** One rule on the way to a translating one, and the step of it that leads on. */
type Station = { readonly chain: PacketChain; readonly index: number };
type Path = readonly Station[];
const deepest = 16;
const mostPaths = 200;

/** The nearest that a packet comes to a translating rule: the rule itself was right, or its network, or its link. */
export const missOf = (world: Surroundings, packet: Packet): Miss => {
  const paths = world.chains
    .filter(({ kind, hook }) => kind === 'nat' && hook === 'postrouting')
    .flatMap((chain) => pathsFrom(chain, [], world))
    .slice(0, mostPaths);
  const misses = paths.map((path) => missOn(path, packet, world));
  for (const cause of ['taken-earlier', 'only-some', 'other-network', 'wrong-link'] as const) {
    const miss = misses.find((one) => one.cause === cause);
    if (miss) return miss;
  }
  return { cause: translates(world.chains) ? 'not-hooked' : 'absent', found: {} };
};

const pathsFrom = (chain: PacketChain, before: Path, world: Surroundings): Path[] => {
  if (before.length > deepest) return [];
  const paths: Path[] = [];
  for (const [index, rule] of chain.rules.entries()) {
    if (paths.length > mostPaths) break;
    const path = [...before, { chain, index }];
    if (isTranslation(rule)) paths.push(path);
    for (const key of targetsOf(rule)) {
      const target = world.chainOf.get(key);
      if (target && !before.some((station) => station.chain === target)) paths.push(...pathsFrom(target, path, world));
    }
  }
  return paths;
};

const targetsOf = ({ steps }: PacketRule): string[] =>
  steps.flatMap((step) => {
    if (step.do === 'verdict') return 'chain' in step.verdict ? step.verdict.chain : [];
    return step.do === 'look-up'
      ? step.entries.flatMap(({ verdict }) => ('chain' in verdict ? verdict.chain : []))
      : [];
  });

const missOn = (path: Path, packet: Packet, world: Surroundings): Miss => ({
  ...reasonOn(path, packet, world),
  chain: path[0]?.chain,
});

const reasonOn = (path: Path, packet: Packet, world: Surroundings): Reason => {
  const failed = path.flatMap(
    ({ chain, index }) => chain.rules[index]?.steps.flatMap((step) => failing(step, packet, world)) ?? [],
  );
  const last = path.at(-1);
  const rule = last ? ruleText(last.chain, last.index) : '';
  if (failed.length === 0) return { cause: 'taken-earlier', found: { rule: takenBefore(path, packet, world) ?? rule } };
  const about = (field: Field): string =>
    failed
      .filter((test) => fieldsOf(test).includes(field))
      .map(wordsOf)
      .join(', ');
  const [networks, links] = [about('saddr'), about('oif')];
  if (networks !== '') return { cause: 'other-network', found: { found: networks } };
  if (links !== '') return { cause: 'wrong-link', found: { found: links, link: packet.oif || 'another link' } };
  return { cause: 'only-some', found: { rule } };
};

/** The tests of a step that a packet does not pass. */
const failing = (step: Step, packet: Packet, world: Surroundings): Test[] => {
  if (step.do === 'test') return testPacket(step.test, packet, world) === 'yes' ? [] : single(step.test, packet, world);
  if (step.do !== 'look-up') return [];
  const values = step.key.map((term) => valueOf(term, packet, world));
  const hit = step.entries.some((entry) => fit(values, entry.of) === 'yes');
  return hit ? [] : [{ is: 'among', key: step.key, of: step.entries.map((entry) => entry.of) }];
};

/** Of tests that all must hold, those that do not. */
const single = (test: Test, packet: Packet, world: Surroundings): Test[] =>
  test.is === 'all'
    ? test.of.flatMap((one) => (testPacket(one, packet, world) === 'yes' ? [] : single(one, packet, world)))
    : [test];

const fieldsOf = (test: Test): (Field | 'untold')[] => {
  if (test.is === 'untold') return ['untold'];
  if (test.is === 'not') return fieldsOf(test.of);
  if (test.is !== 'among') return test.of.flatMap(fieldsOf);
  return test.key.map(({ field }) => field ?? 'untold');
};

const wordsOf = (test: Test): string => {
  if (test.is === 'not') return `! ${wordsOf(test.of)}`;
  return test.is === 'among' ? test.of.map((patterns) => patterns.map(patternText).join(' . ')).join(', ') : '';
};

const patternText = (pattern: Pattern): string => {
  if ('name' in pattern) return `${pattern.name}${pattern.open ? '*' : ''}`;
  const { low, high } = pattern;
  if (low === high) return addressText(low);
  const length = [...Array(33).keys()].find(
    (one) => (low & maskOf(one)) >>> 0 === low && (low | ~maskOf(one)) >>> 0 === high,
  );
  return length === undefined
    ? `${addressText(low)}-${addressText(Math.min(high, every))}`
    : `${addressText(low)}/${length}`;
};

/** The first rule before a station of a path that takes the packet out of the chain. */
const takenBefore = (path: Path, packet: Packet, world: Surroundings): string | undefined => {
  for (const { chain, index } of path) {
    const taker = chain.rules.slice(0, index).findIndex(({ steps }) => {
      const ends = steps.some(
        (step) =>
          step.do === 'look-up' || (step.do === 'verdict' && step.verdict.to !== 'continue') || step.do === 'translate',
      );
      return ends && steps.every((step) => failing(step, packet, world).length === 0);
    });
    if (taker !== -1) return ruleText(chain, taker);
  }
  return undefined;
};
