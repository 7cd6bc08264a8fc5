import type { Condition, PacketChain, PacketRule } from './packet-rules.ts';

/**
 * Reads `nft -j list ruleset` (libnftables-json(5)), as far as it is about IPv4. Tables in which nft did not name what
 * iptables-nft handed to the older kernel modules are left out; `unnamed` has their names.
 */
export const nftChains = (json = '{"nftables":[]}'): { readonly chains: PacketChain[]; readonly unnamed: string[] } => {
  const { nftables: all } = JSON.parse(json) as { nftables: readonly Item[] };
  const rules = all.flatMap(({ rule }) => rule ?? []).filter(isOfIpv4);
  const ofChain = new Map<string, RawRule[]>();
  for (const rule of rules) {
    const key = keyOf(rule, rule.chain);
    const own = ofChain.get(key);
    if (own) own.push(rule);
    else ofChain.set(key, [rule]);
  }
  const unnamed = rules.filter(({ expr = [] }) => expr.some(({ xt }) => xt === null));
  const leftOut = new Set(unnamed.map(tableOf));
  const chains = all
    .flatMap(({ chain }) => chain ?? [])
    .filter((chain) => isOfIpv4(chain) && !leftOut.has(tableOf(chain)))
    .map(
      (chain): PacketChain => ({
        key: keyOf(chain, chain.name),
        kind: chain.type,
        hook: chain.hook,
        policy: chain.policy === 'drop' ? 'drop' : 'accept',
        rules: (ofChain.get(keyOf(chain, chain.name)) ?? []).map(readRule),
      }),
    );
  return { chains, unnamed: unnamed.map(({ table }) => table) };
};

type Table = { readonly family: string; readonly table: string };
type RawChain = Table & {
  readonly name: string;
  readonly type?: string;
  readonly hook?: string;
  readonly policy?: string;
};
type RawRule = Table & { readonly chain: string; readonly expr?: readonly Expression[] };
type Item = { readonly chain?: RawChain; readonly rule?: RawRule };
type Expression = Readonly<Record<string, unknown>>;
/**
 * The compared value: a field of a packet, or the kernel's knowledge of it; anything else is an expression over
 * these.
 */
type Side = {
  readonly payload?: { readonly protocol?: string; readonly field?: string };
  readonly meta?: { readonly key?: string };
  readonly ct?: { readonly key?: string };
};
type Match = { readonly op?: string; readonly left?: Side; readonly right?: unknown };

const isOfIpv4 = ({ family }: Table): boolean => family === 'ip' || family === 'inet';
const tableOf = ({ family, table }: Table): string => `nft ${family} ${table}`;
const keyOf = (table: Table, chain: string): string => `${tableOf(table)} ${chain}`;

// {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": {"prefix": {"addr":
// "172.20.0.0", "len": 24}}}}
const readRule = (rule: RawRule): PacketRule => {
  const read = { from: undefined, incoming: undefined, outgoing: undefined, limited: false } as {
    -readonly [K in 'from' | 'incoming' | 'outgoing']: Condition | undefined;
  } & { limited: boolean };
  const result = {
    act: 'none' as PacketRule['act'],
    address: undefined as string | undefined,
    target: undefined as string | undefined,
  };
  for (const expression of rule.expr ?? []) {
    const [name = '', value] = Object.entries(expression)[0] ?? [];
    if (name === 'match') readMatch(value as Match, read);
    else if (name === 'masquerade' || name === 'accept' || name === 'drop' || name === 'return') result.act = name;
    else if (name === 'reject') result.act = 'drop';
    else if (name === 'snat') {
      result.act = 'snat';
      const address = (value as { addr?: unknown } | null)?.addr;
      result.address = typeof address === 'string' ? address : undefined;
    } else if (name === 'jump' || name === 'goto') {
      result.act = 'jump';
      result.target = keyOf(rule, (value as { target: string }).target);
    } else if (name === 'xt') readExtension(value as { name?: string }, read, result);
    else if (name !== 'counter' && name !== 'log') read.limited = true;
  }
  return { ...read, ...result };
};

type Read = {
  from: Condition | undefined;
  incoming: Condition | undefined;
  outgoing: Condition | undefined;
  limited: boolean;
};

/** Whether a match asks only for a packet of IPv4, in one of nft’s words for it. */
const isIpv4 = ({ op, left: { meta, ct } = {}, right }: Match): boolean =>
  op === '==' &&
  ((meta?.key === 'nfproto' && right === 'ipv4') ||
    (meta?.key === 'protocol' && right === 'ip') ||
    (ct?.key === 'l3proto' && right === 'ipv4'));

const readMatch = (match: Match, read: Read): void => {
  const { op, left: { payload, meta } = {}, right } = match;
  const values = valuesOf(right);
  const condition =
    values && (op === '==' || op === '!=' || op === 'in') ? { values, negated: op === '!=' } : undefined;
  if (condition && payload?.protocol === 'ip' && payload.field === 'saddr') read.from = condition;
  else if (condition && /^iif(name)?$/.test(meta?.key ?? '')) read.incoming = condition;
  else if (condition && /^oif(name)?$/.test(meta?.key ?? '')) read.outgoing = condition;
  // As in iptables-save.ts: what a packet to the outside meets all the same is no limit.
  else if (!(payload?.field === 'daddr' && op === '!=') && !isIpv4(match)) read.limited = true;
};

/**
 * Matches that iptables-nft hands to older kernel modules: nft does not print their arguments. Matches have small
 * letters, targets capital ones.
 */
const readExtension = ({ name }: { readonly name?: string }, read: Read, result: { act: PacketRule['act'] }): void => {
  if (name === 'MASQUERADE') result.act = 'masquerade';
  else if (name === 'SNAT') result.act = 'snat';
  else if (name === 'REJECT') result.act = 'drop';
  else if (name !== 'comment' && name !== 'addrtype') read.limited = true;
};

const valuesOf = (right: unknown): string[] | undefined => {
  if (typeof right === 'string') return right.startsWith('@') ? undefined : [right];
  const { prefix, set } = (right ?? {}) as { prefix?: { addr: string; len: number }; set?: unknown[] };
  if (prefix) return [`${prefix.addr}/${prefix.len}`];
  const all = set?.map(valuesOf);
  return all?.every((one) => one !== undefined) ? all.flat() : undefined;
};
