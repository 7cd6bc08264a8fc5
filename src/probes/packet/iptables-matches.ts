import type { Option } from './iptables-option.ts';
import { addressNumber, networkRange } from './ipv4.ts';
import {
  always,
  among,
  anyBit,
  constant,
  every,
  exactly,
  never,
  not,
  type Pattern,
  type Range,
  type Term,
  type Test,
  termOf,
  untold,
} from './model.ts';
import * as names from './names.ts';

/** The tests that the options before a rule's target make, by iptables(8) and iptables-extensions(8). */
export const matchTests = (options: readonly Option[]): Test[] => {
  const tests: Test[] = [];
  let module = '';
  let own: Option[] = [];
  const finish = () => {
    if (module !== '') tests.push(moduleTest(module, own));
    own = [];
  };
  for (const option of options) {
    if (option.name === '-m') {
      finish();
      module = option.values[0] ?? '';
    } else if (option.name.startsWith('--')) own.push(option);
    else tests.push(turned(option, plain(option)));
  }
  finish();
  return tests;
};

const turned = ({ negated }: Option, test: Test): Test => (negated ? not(test) : test);
const field = (term: Term, patterns: readonly (Pattern | undefined)[], what: string): Test =>
  patterns.every((pattern) => pattern !== undefined) ? among(term, ...patterns) : untold(what);

const plain = ({ name, values: [value = ''] }: Option): Test => {
  switch (name) {
    case '-s':
      return addressTest(termOf('saddr'), value);
    case '-d':
      return addressTest(termOf('daddr'), value);
    case '-i':
      return among(termOf('iif'), linkPattern(value));
    case '-o':
      return among(termOf('oif'), linkPattern(value));
    case '-p':
      return value === 'all' ? always : field(termOf('protocol'), [numbered(value, names.protocols)], `-p ${value}`);
    case '-f':
      return never;
    default:
      return untold(name);
  }
};

const linkPattern = (name: string): Pattern =>
  name.endsWith('+') ? { name: name.slice(0, -1), open: true } : { name, open: false };

/** An address with a prefix, or with a mask whose bits have gaps. */
const addressTest = (term: Term, value: string): Test => {
  const [address = '', mask = ''] = value.split('/');
  const [low, bits] = [addressNumber(address), addressNumber(mask)];
  if (low !== undefined && bits !== undefined) return among({ ...term, and: bits }, exactly((low & bits) >>> 0));
  return field(term, [networkRange(value)], value);
};

const numbered = (text: string, known: Readonly<Record<string, number>> = {}): Range | undefined => {
  const number = /^(0x[\da-f]+|\d+)$/i.test(text) ? Number(text) : Object.hasOwn(known, text) ? known[text] : undefined;
  return number === undefined ? undefined : exactly(number);
};
/** `80`, `80:90`, `:90`, `80:`. */
const portRange = (text: string): Range | undefined => {
  const [low = '', high = low] = text.split(':');
  const [from, to] = [low === '' ? '0' : low, high === '' ? '65535' : high];
  return /^\d+$/.test(from) && /^\d+$/.test(to) ? { low: Number(from), high: Number(to) } : undefined;
};
/** `10.0.0.1-10.0.0.9`. */
const addressRange = (text: string): Range | undefined => {
  const [low, high] = text.split('-').map(addressNumber);
  return low === undefined ? undefined : { low, high: high ?? low };
};
const bitsOf = (text: string, known: Readonly<Record<string, number>>): number | undefined =>
  text
    .toLowerCase()
    .split(',')
    .reduce<number | undefined>(
      (sum, name) => (sum === undefined || known[name] === undefined ? undefined : sum | known[name]),
      0,
    );
const allNamed = (text: string, known: Readonly<Record<string, number>>): (Range | undefined)[] =>
  text.split(',').map((name) => numbered(name.toLowerCase(), known));

type Reader = (option: Option) => Test | undefined;

/** `0x1/0xff`: a number, and the bits that are compared. */
export const markOf = (text: string): { readonly value: number; readonly mask: number } | undefined => {
  const [value, mask = exactly(every)] = text.split('/').map((part) => numbered(part));
  return value && mask ? { value: value.low, mask: mask.low } : undefined;
};
const markTest =
  (name: 'mark' | 'ct-mark'): Reader =>
  ({ values: [value = ''] }) => {
    const mark = markOf(value);
    return mark && among(termOf(name, mark.mask), exactly(mark.value));
  };

const ports = (name: 'sport' | 'dport', term = termOf(name, every, names.ported)): Reader =>
  function read({ values: [value = ''] }) {
    return field(term, value.split(',').map(portRange), value);
  };
const either = (option: Option): Test => ({
  is: 'any',
  of: [ports('sport')(option), ports('dport')(option)].flatMap((test) => test ?? []),
});
const ranged =
  (term: Term): Reader =>
  ({ values: [value = ''] }) =>
    field(term, [addressRange(value)], value);

const conntrackStates: Reader = ({ values: [value = ''] }) => {
  const all = value.toLowerCase().split(',');
  const tests = all.map((name) => {
    const status = name === 'snat' || name === 'dnat' ? names.statuses[name] : undefined;
    if (status !== undefined) return anyBit(termOf('ct-status'), status);
    const state = names.states[name];
    return state === undefined ? untold(`state ${name}`) : among(termOf('ct-state'), exactly(state));
  });
  return { is: 'any', of: tests };
};
const conntrackStatuses: Reader = ({ values: [value = ''] }) => {
  if (value === 'NONE') return never;
  const mask = bitsOf(value, names.statuses);
  return mask === undefined ? undefined : anyBit(termOf('ct-status'), mask);
};
const addressType =
  (name: 'saddr-type' | 'daddr-type'): Reader =>
  ({ values: [value = ''] }) =>
    field(termOf(name), allNamed(value, names.addressTypes), value);

const tcpFlags: Reader = ({ values: [mask = '', set = ''] }) => {
  const [bits, wanted] = [bitsOf(mask, names.flags), bitsOf(set, names.flags)];
  if (bits === undefined || wanted === undefined) return undefined;
  return among(termOf('tcp-flags', bits, [names.tcp]), exactly(wanted));
};
const icmpType: Reader = ({ values: [value = ''] }) => {
  const [type = '', code] = value.split('/');
  if (type === 'any' || type === '255') return among(termOf('protocol'), exactly(names.icmp));
  const tests = [field(termOf('icmp-type', every, [names.icmp]), [numbered(type, names.icmpTypes)], value)];
  if (code !== undefined) tests.push(field(termOf('icmp-code', every, [names.icmp]), [numbered(code)], value));
  return { is: 'all', of: tests };
};
// Without a socket the owner is another one, and no reason to leave the rule.
const owner: Reader = () => ({ is: 'any', of: [among(termOf('owner'), exactly(-1))] });
// A packet that came over no port of a bridge is none of those that it may ask for.
const bridgePort: Reader = () => among(termOf('port-of-bridge'), exactly(1));
const constantTest =
  (value: number, known: Readonly<Record<string, number>> = {}): Reader =>
  ({ values: [text = ''] }) =>
    field(constant(value), [numbered(text, known)], text);

/** The options of each module; without an entry a module cannot be told. */
const modules: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  comment: { '--comment': () => always },
  conntrack: {
    '--ctstate': conntrackStates,
    '--ctstatus': conntrackStatuses,
    '--ctdir': ({ values: [value = ''] }) =>
      field(termOf('ct-direction'), [numbered(value.toLowerCase(), names.directions)], value),
    '--ctproto': ({ values: [value = ''] }) => field(termOf('protocol'), [numbered(value, names.protocols)], value),
    '--ctorigsrc': ({ values: [value = ''] }) => addressTest(termOf('ct-saddr'), value),
    '--ctorigdst': ({ values: [value = ''] }) => addressTest(termOf('ct-daddr'), value),
  },
  state: { '--state': conntrackStates },
  tcp: { '--sport': ports('sport'), '--dport': ports('dport'), '--tcp-flags': tcpFlags },
  udp: { '--sport': ports('sport'), '--dport': ports('dport') },
  multiport: { '--sports': ports('sport'), '--dports': ports('dport'), '--ports': either },
  icmp: { '--icmp-type': icmpType },
  mark: { '--mark': markTest('mark') },
  connmark: { '--mark': markTest('ct-mark') },
  addrtype: { '--src-type': addressType('saddr-type'), '--dst-type': addressType('daddr-type') },
  iprange: { '--src-range': ranged(termOf('saddr')), '--dst-range': ranged(termOf('daddr')) },
  pkttype: { '--pkt-type': constantTest(0, { unicast: 0, broadcast: 1, multicast: 2 }) },
  owner: { '--uid-owner': owner, '--gid-owner': owner, '--socket-exists': owner, '--suppl-groups': owner },
  physdev: {
    '--physdev-in': bridgePort,
    '--physdev-out': bridgePort,
    '--physdev-is-in': bridgePort,
    '--physdev-is-out': bridgePort,
    '--physdev-is-bridged': bridgePort,
  },
  // Packets that came ciphered are told apart elsewhere: where there are such, nothing can be told.
  policy: {
    '--dir': () => always,
    '--pol': ({ values: [value = ''] }) => (value === 'none' ? always : never),
  },
};

const moduleTest = (module: string, options: readonly Option[]): Test => {
  const known = modules[module];
  const tests = options.map((option) => {
    const test = known?.[option.name]?.(option);
    return test ? turned(option, test) : untold(`-m ${module}`);
  });
  return known ? { is: 'all', of: tests } : untold(`-m ${module}`);
};
