import { addressNumber, maskOf, networkRange } from './ipv4.ts';
import { constant, exactly, type Field, type Pattern, type Term, termOf } from './model.ts';
import * as names from './names.ts';

/** An expression of libnftables-json(5): an object with one word, a number or a text. */
export type Expression = unknown;
type Names = Readonly<Record<string, number>>;

/** A field that rules compare, and how its values are written. `never`: no packet of IPv4 has it. */
export type Known = { readonly term: Term; readonly read: (value: unknown) => Pattern | undefined } | 'never';

export const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
/** The only word of an expression, and what belongs to it. */
export const wordOf = (expression: Expression): readonly [word: string, of: unknown] =>
  Object.entries(objectOf(expression))[0] ?? ['', undefined];

const numbers =
  (known: Names = {}) =>
  (value: unknown): Pattern | undefined => {
    const number = numberIn(value, known);
    return number === undefined ? undefined : exactly(number);
  };
/** A number, a name for one, or several names whose bits are meant together. */
export const numberIn = (value: unknown, known: Names): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return Object.hasOwn(known, value) ? known[value] : undefined;
  const parts = Array.isArray(value) ? value : objectOf(value)['|'];
  if (!Array.isArray(parts)) return undefined;
  const all = parts.map((part) => numberIn(part, known));
  return all.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : (sum | part) >>> 0),
    0,
  );
};
const address = (value: unknown): Pattern | undefined => (typeof value === 'string' ? networkRange(value) : undefined);
const link = (value: unknown): Pattern | undefined => {
  if (typeof value === 'number') return { name: `${value}`, open: false };
  if (typeof value !== 'string') return undefined;
  return value.endsWith('*') ? { name: value.slice(0, -1), open: true } : { name: value, open: false };
};
// A link that has gone is written as its number, and no link that is there has that.
const lonely = (value: unknown): Pattern | undefined =>
  typeof value === 'string' ? { name: value, open: false } : { name: ' ', open: false };

const field = (name: Field, read: (value: unknown) => Pattern | undefined, protocols?: readonly number[]): Known => ({
  term: termOf(name, undefined, protocols),
  read,
});
const fixed = (value: number, known: Names = {}): Known => ({ term: constant(value), read: numbers(known) });

const ports = (protocol: string): readonly number[] =>
  protocol === 'th' ? names.ported : [names.protocols[protocol] ?? -1];

const payload = ({ protocol, field: name }: { protocol?: string; field?: string }): Known | undefined => {
  switch (`${protocol} ${name}`) {
    case 'ip saddr':
      return field('saddr', address);
    case 'ip daddr':
      return field('daddr', address);
    case 'ip protocol':
      return field('protocol', numbers(names.protocols));
    case 'ip version':
      return fixed(4);
    case 'ip hdrlength':
      return fixed(5);
    case 'tcp sport':
    case 'udp sport':
    case 'th sport':
      return field('sport', numbers(), ports(protocol ?? ''));
    case 'tcp dport':
    case 'udp dport':
    case 'th dport':
      return field('dport', numbers(), ports(protocol ?? ''));
    case 'tcp flags':
      return field('tcp-flags', numbers(names.flags), [names.tcp]);
    case 'icmp type':
      return field('icmp-type', numbers(names.icmpTypes), [names.icmp]);
    case 'icmp code':
      return field('icmp-code', numbers(), [names.icmp]);
    case 'ether type':
      return fixed(0x800, { ip: 0x800, ip6: 0x86dd, arp: 0x806, vlan: 0x8100 });
    default:
      return /^(ip6|icmpv6|arp|vlan|sctp|dccp|esp|ah|comp|udplite|igmp|gre)$/.test(protocol ?? '')
        ? 'never'
        : undefined;
  }
};

const meta = (key: unknown): Known | undefined => {
  switch (key) {
    case 'iifname':
      return field('iif', link);
    case 'oifname':
      return field('oif', link);
    case 'iif':
      return field('iif', lonely);
    case 'oif':
      return field('oif', lonely);
    case 'l4proto':
      return field('protocol', numbers(names.protocols));
    case 'mark':
      return field('mark', numbers());
    case 'protocol':
      return fixed(0x800, { ip: 0x800, ip6: 0x86dd, arp: 0x806, vlan: 0x8100 });
    case 'nfproto':
      return fixed(2, { ipv4: 2, ipv6: 10 });
    case 'pkttype':
      return fixed(0, { host: 0, unicast: 0, broadcast: 1, multicast: 2, other: 3 });
    case 'skuid':
    case 'skgid':
    case 'cgroup':
      return field('owner', numbers());
    default:
      return undefined;
  }
};

const connection = ({ key, dir }: { key?: string; dir?: string }): Known | undefined => {
  switch (`${key}${dir === undefined ? '' : ` ${dir}`}`) {
    case 'state':
      return field('ct-state', numbers(names.states));
    case 'status':
      return field('ct-status', numbers(names.statuses));
    case 'direction':
      return field('ct-direction', numbers(names.directions));
    case 'mark':
      return field('ct-mark', numbers());
    case 'l3proto':
    case 'l3proto original':
      return fixed(2, { ipv4: 2, ipv6: 10 });
    case 'protocol':
    case 'protocol original':
      return field('protocol', numbers(names.protocols));
    case 'saddr original':
    case 'ip saddr original':
      return field('ct-saddr', address);
    case 'daddr original':
    case 'ip daddr original':
      return field('ct-daddr', address);
    default:
      return undefined;
  }
};

/** The fields at the left of a comparison, one after the other where several are joined; undefined where one is not known. */
export const knownOf = (expression: Expression): Known[] | undefined => {
  const [word, of] = wordOf(expression);
  if (word === 'concat') {
    const parts = (of as Expression[]).map(knownOf);
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  if (word === '&') return masked(of as Expression[]);
  const known = single(word, of);
  return known === undefined ? undefined : [known];
};

const single = (word: string, of: unknown): Known | undefined => {
  const { result, flags } = objectOf(of);
  if (word === 'payload') return payload(objectOf(of));
  if (word === 'meta') return meta(objectOf(of).key);
  if (word === 'ct') return connection(objectOf(of));
  if (word !== 'fib' || result !== 'type' || !Array.isArray(flags) || flags.length !== 1) return undefined;
  if (flags[0] === 'saddr') return field('saddr-type', numbers(names.addressTypes));
  return flags[0] === 'daddr' ? field('daddr-type', numbers(names.addressTypes)) : undefined;
};

const masked = ([left, mask]: readonly Expression[]): Known[] | undefined => {
  const { payload: part } = objectOf(left) as { payload?: { protocol?: string; field?: string } };
  // The flag that forbids fragments may be set; packets of some bytes are no fragments.
  if (part?.protocol === 'ip' && part.field === 'frag-off')
    return typeof mask === 'number' && (mask & 0x4000) === 0 ? [fixed(0)] : undefined;
  const [known, ...more] = knownOf(left) ?? [];
  if (known === undefined || known === 'never' || more.length > 0) return known === 'never' ? [known] : undefined;
  const bits = typeof mask === 'string' ? (addressNumber(mask) ?? numberOf(known, mask)) : numberOf(known, mask);
  if (bits === undefined) return undefined;
  return [
    { ...known, term: { ...known.term, and: (known.term.and & bits) >>> 0, xor: (known.term.xor & bits) >>> 0 } },
  ];
};

/** The number that a value of a field stands for. */
export const numberOf = (known: Known, value: unknown): number | undefined => {
  const pattern = known === 'never' ? undefined : known.read(value);
  return pattern && 'low' in pattern && pattern.low === pattern.high ? pattern.low : undefined;
};

/** The patterns of an element of a set or of a right side, one for each joined field; undefined where one is not known. */
export const patternsOf = (known: readonly Known[], value: unknown): Pattern[] | undefined => {
  const [word, of] = wordOf(value);
  if (word === 'elem') return patternsOf(known, objectOf(of).val);
  const parts = word === 'concat' && Array.isArray(of) ? of : [value];
  if (value === '*') return known.map(() => ({ name: '', open: true }));
  if (parts.length !== known.length) return undefined;
  const patterns = known.map((one, index) => patternOf(one, parts[index]));
  return patterns.every((pattern) => pattern !== undefined) ? patterns : undefined;
};

const patternOf = (known: Known, value: unknown): Pattern | undefined => {
  if (known === 'never') return { name: ' ', open: false };
  const { prefix, range } = objectOf(value) as { prefix?: { addr: string; len: number }; range?: [unknown, unknown] };
  if (prefix) {
    const low = numberOf(known, prefix.addr);
    return low === undefined ? undefined : { low, high: (low | ~maskOf(prefix.len)) >>> 0 };
  }
  if (!range) return known.read(value);
  const [low, high] = range.map((end) => numberOf(known, end));
  return low === undefined || high === undefined ? undefined : { low, high };
};
