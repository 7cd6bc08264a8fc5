import type { PacketChain } from './model.ts';
import { type NftTable, readNftRule } from './nft-rule.ts';
import { objectOf, wordOf } from './nft-values.ts';

/** A chain, with the numbers of those rules whose matches or targets iptables keeps to itself. */
export type NftChain = PacketChain & { readonly foreign: ReadonlySet<number> };

/** Reads `nft -j list ruleset` (libnftables-json(5)), as far as it is about IPv4. */
export const nftChains = (json = '{"nftables":[]}'): NftChain[] => {
  const { nftables: all } = JSON.parse(json) as { nftables: readonly Item[] };
  const sets = new Map(
    all.flatMap(({ set, map }) => [set ?? [], map ?? []].flat()).map((set) => [keyOf(set, set.name), set.elem ?? []]),
  );
  const rules = new Map<string, RawRule[]>();
  const filled = new Set<string>();
  for (const { rule } of all) {
    if (!rule) continue;
    const key = keyOf(rule, rule.chain);
    const before = rules.get(key);
    if (before) before.push(rule);
    else rules.set(key, [rule]);
    for (const set of (rule.expr ?? []).flatMap(filledBy)) filled.add(keyOf(rule, set));
  }
  const made = new Map<string, unknown>();
  const onceFor =
    (table: Table): NftTable['once'] =>
    <T>(words: readonly unknown[], make: () => T) => {
      const key = JSON.stringify([keyOf(table, ''), ...words]);
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as T;
    };
  // A chain that a list repeats is read once: else its rules would be read again for each.
  const chains = new Map(all.flatMap(({ chain }) => chain ?? []).map((chain) => [keyOf(chain, chain.name), chain]));
  return [...chains.values()]
    .filter(({ family }) => family !== 'ip6' && family !== 'arp')
    .map((chain) => {
      const table: NftTable = {
        // A set that packets fill is not what it was when it was listed.
        elements: (name) => (filled.has(keyOf(chain, name)) ? undefined : sets.get(keyOf(chain, name))),
        keyOf: (name) => keyOf(chain, name),
        once: onceFor(chain),
      };
      const own = rules.get(keyOf(chain, chain.name)) ?? [];
      return {
        key: keyOf(chain, chain.name),
        name: `${chain.family} ${chain.table} ${chain.name}`,
        kind: chain.type,
        // Hooks of these families lie elsewhere on the way, whatever they are called.
        hook: chain.hook === undefined || onWay(chain) ? chain.hook : `${chain.family} ${chain.hook}`,
        priority: chain.prio ?? 0,
        policy: chain.policy === 'drop' ? 'drop' : 'accept',
        rules: own.map(({ expr = [] }) => readNftRule(expr, table)),
        foreign: new Set(own.flatMap(({ expr = [] }, index) => (expr.some(isForeign) ? index : []))),
      };
    });
};

type Table = { readonly family: string; readonly table: string };
type RawChain = Table & {
  readonly name: string;
  readonly type?: string;
  readonly hook?: string;
  readonly prio?: number;
  readonly policy?: string;
};
type RawRule = Table & { readonly chain: string; readonly expr?: readonly unknown[] };
type RawSet = Table & { readonly name: string; readonly elem?: readonly unknown[] };
type Item = { readonly chain?: RawChain; readonly rule?: RawRule; readonly set?: RawSet; readonly map?: RawSet };

const onWay = ({ family }: Table): boolean => family === 'ip' || family === 'inet';
const keyOf = ({ family, table }: Table, name: string): string => `nft ${family} ${table} ${name}`;

const isForeign = (statement: unknown): boolean => {
  const [word, of] = wordOf(statement);
  return word === 'xt' && objectOf(of).name !== 'comment';
};

/** The sets that a statement adds to or takes from. */
const filledBy = (statement: unknown): string[] => {
  const [word, of] = wordOf(statement);
  const { set, map, name } = objectOf(of);
  if (word !== 'set' && word !== 'map' && word !== 'meter') return [];
  return [set, map, name].flatMap((one) => (typeof one === 'string' ? one.replace(/^@/, '') : []));
};
