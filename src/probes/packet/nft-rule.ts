import {
  among,
  anyBit,
  constant,
  exactly,
  never,
  not,
  type PacketRule,
  type Pattern,
  type Range,
  type Step,
  type Term,
  type Test,
  untold,
  type Value,
  type Verdict,
} from './model.ts';
import { nftText } from './nft-text.ts';
import { type Expression, type Known, knownOf, numberOf, objectOf, patternsOf, wordOf } from './nft-values.ts';

/** The parts of a table that its rules refer to: the elements of sets and maps by name (undefined: not known), and keys of chains. */
export type NftTable = {
  readonly elements: (name: string) => readonly unknown[] | undefined;
  readonly keyOf: (chain: string) => string;
  /** The value of a key, which is made once: many rules may look into one large set or map. */
  readonly once: <T>(key: readonly unknown[], make: () => T) => T;
};

export const readNftRule = (statements: readonly Expression[], table: NftTable): PacketRule => ({
  text: nftText(statements),
  steps: statements.flatMap((statement) => stepsOf(statement, table)),
});

const stepsOf = (statement: Expression, table: NftTable): Step[] => {
  const [word, of] = wordOf(statement);
  switch (word) {
    case 'match':
      return [{ do: 'test', test: testOf(objectOf(of), table) }];
    case 'accept':
    case 'drop':
    case 'return':
    case 'continue':
    case 'jump':
    case 'goto':
    case 'reject':
      return [{ do: 'verdict', verdict: verdictOf(statement, table) }];
    case 'vmap':
      return lookUp(objectOf(of), table);
    case 'mangle':
      return mangle(objectOf(of), table);
    case 'masquerade':
    case 'redirect':
    case 'snat':
    case 'dnat':
      return translate(word, objectOf(of), table);
    case 'notrack':
      return [{ do: 'untrack' }];
    case 'set':
    case 'map':
      return untoldIn(objectOf(of).stmt);
    case 'xt':
      return extension(objectOf(of));
    // These only write down, or change a field that no rule here asks for.
    case 'counter':
    case 'log':
    case 'last':
    case 'ct helper':
    case 'ct timeout':
    case 'ct expectation':
    case 'secmark':
    case 'dup':
    case 'reset':
      return [];
    case 'limit':
    case 'quota':
    case 'ct count':
      return [{ do: 'test', test: untold(word) }];
    default:
      return [{ do: 'untold', what: word }];
  }
};

/** A statement inside another that adds to a set: a limit holds for some packets only. */
const untoldIn = (statements: unknown): Step[] =>
  Array.isArray(statements)
    ? statements
        .map((statement) => wordOf(statement)[0])
        .filter((word) => word !== 'counter')
        .map((word) => ({ do: 'test', test: untold(word) }))
    : [];

const verdictOf = (expression: Expression, { keyOf }: NftTable): Verdict => {
  const [word, of] = wordOf(expression);
  if (word === 'jump' || word === 'goto') return { to: word, chain: keyOf(String(objectOf(of).target)) };
  if (word === 'accept' || word === 'return' || word === 'continue') return { to: word };
  return { to: 'drop' };
};

const termsOf = (known: readonly Known[]): Term[] => known.flatMap((one) => (one === 'never' ? [] : one.term));
/** The name of what a rule asks, for a sentence. */
const nameOf = (left: Expression): string => {
  const [word, of] = wordOf(left);
  const { protocol, field, key, mode } = objectOf(of);
  return [word === 'numgen' ? mode : word, protocol, field, key].filter((part) => typeof part === 'string').join(' ');
};

// {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": {"prefix": {"addr": "172.20.0.0", "len": 24}}}
const testOf = ({ op, left, right }: Readonly<Record<string, unknown>>, table: NftTable): Test => {
  const known = knownOf(left);
  if (known === undefined) return untold(nameOf(left));
  if (known.includes('never')) return never;
  const [one] = known;
  if (op === 'in' || op === '!') {
    const mask = known.length === 1 && one !== undefined ? numberOf(one, right) : undefined;
    const [term] = termsOf(known);
    if (mask === undefined || !term) return untold(nameOf(left));
    return op === 'in' ? anyBit(term, mask) : among({ ...term, and: (term.and & mask) >>> 0 }, exactly(0));
  }
  const patterns = elementsOf(known, right, table)?.map((element) => compared(op, element));
  if (patterns === undefined || patterns.some((pattern) => pattern === undefined)) return untold(nameOf(left));
  const test: Test = { is: 'among', key: termsOf(known), of: patterns as Pattern[][] };
  return op === '!=' ? not(test) : test;
};

const most = 0xffff_ffff;
const compared = (op: unknown, patterns: readonly Pattern[]): readonly Pattern[] | undefined => {
  const [first] = patterns;
  if (op === '==' || op === '!=') return patterns;
  if (patterns.length !== 1 || first === undefined || !('low' in first)) return undefined;
  switch (op) {
    case '<':
      return [{ low: -1, high: first.low - 1 }];
    case '<=':
      return [{ low: -1, high: first.high }];
    case '>':
      return [{ low: first.high + 1, high: most + 1 }];
    case '>=':
      return [{ low: first.low, high: most + 1 }];
    default:
      return undefined;
  }
};

const elementsOf = (known: readonly Known[], right: Expression, table: NftTable): Pattern[][] | undefined => {
  if (typeof right !== 'string' || !right.startsWith('@')) {
    const { set } = objectOf(right) as { set?: unknown };
    return readElements(known, set === undefined ? [right] : [set].flat());
  }
  return table.once(['set', right, known], () => readElements(known, table.elements(right.slice(1))));
};

const readElements = (known: readonly Known[], elements: readonly unknown[] | undefined): Pattern[][] | undefined => {
  const all = elements?.map((element) => patternsOf(known, element));
  return all?.every((one) => one !== undefined) ? all : undefined;
};

/** The pairs of a map, whether it has a name or stands in the rule. */
const pairsOf = (known: readonly Known[], data: unknown, table: NftTable) => {
  const { set } = objectOf(data) as { set?: unknown };
  const pairs = typeof data === 'string' ? table.elements(data.replace(/^@/, '')) : (set as unknown[] | undefined);
  const read = pairs?.map((pair) => {
    const [key, to] = pair as [unknown, unknown];
    return { of: patternsOf(known, key), to };
  });
  if (!read?.every((pair): pair is { of: Pattern[]; to: unknown } => pair.of !== undefined)) return undefined;
  // The element for all that no other one is for comes last.
  const isRest = ({ of }: { of: readonly Pattern[] }) =>
    of.every((pattern) => 'name' in pattern && pattern.open && pattern.name === '');
  return [...read.filter((pair) => !isRest(pair)), ...read.filter(isRest)];
};

const lookUp = ({ key, data }: Readonly<Record<string, unknown>>, table: NftTable): Step[] => {
  const known = knownOf(key);
  if (known?.includes('never')) return [{ do: 'test', test: never }];
  const entries =
    known &&
    table.once(['vmap', data, known], () =>
      pairsOf(known, data, table)?.map(({ of, to }) => ({ of, verdict: verdictOf(to, table) })),
    );
  return [entries ? { do: 'look-up', key: termsOf(known), entries } : { do: 'untold', what: nameOf(key) || 'vmap' }];
};

const mangle = ({ key, value }: Readonly<Record<string, unknown>>, table: NftTable): Step[] => {
  const [word, of] = wordOf(key);
  const { key: name, protocol } = objectOf(of);
  if ((word === 'meta' || word === 'ct') && name === 'mark') {
    const read = valueOf(value, table);
    const field = word === 'ct' ? 'ct-mark' : 'mark';
    return [read ? { do: 'set', field, value: read } : { do: 'untold', what: `${word} mark set` }];
  }
  const harmless =
    (word === 'meta' && name !== 'pkttype') ||
    (word === 'ct' && name !== 'zone') ||
    word === 'tcp option' ||
    (word === 'payload' && protocol === 'ip' && /^(dscp|ecn)$/.test(String(objectOf(of).field)));
  return harmless ? [] : [{ do: 'untold', what: `${nameOf(key)} set` }];
};

/** A number, a field with bits taken and turned, or what a map gives. */
const valueOf = (expression: Expression, table: NftTable): Value | undefined => {
  const [word, of] = wordOf(expression);
  if (word === 'map') return mapOf(objectOf(of), table);
  const terms = linear(expression);
  return terms && { xor: terms };
};

const linear = (expression: Expression): Term[] | undefined => {
  if (typeof expression === 'number') return [constant(expression)];
  const [word, of] = wordOf(expression);
  if (word !== '|' && word !== '&' && word !== '^') {
    const known = knownOf(expression);
    return known?.includes('never') ? undefined : known && termsOf(known);
  }
  const [left, right] = of as [Expression, Expression];
  const terms = linear(left);
  if (word === '^') {
    const others = linear(right);
    return terms && others && [...terms, ...others];
  }
  if (!terms || typeof right !== 'number') return undefined;
  const kept = (word === '&' ? right : ~right) >>> 0;
  const taken = terms.map((term) => ({ ...term, and: (term.and & kept) >>> 0, xor: (term.xor & kept) >>> 0 }));
  return word === '&' ? taken : [...taken, constant(right)];
};

/** A map gives a number, or an address with or without a port. */
const mapOf = ({ key, data }: Readonly<Record<string, unknown>>, table: NftTable): Value | undefined => {
  const known = knownOf(key);
  if (!known || known.includes('never')) return undefined;
  const map = table.once(['map', data, known], () => {
    const pairs = pairsOf(known, data, table)?.map(({ of, to }) => ({ of, to: resultOf(to) }));
    return pairs?.every((pair): pair is { of: Pattern[]; to: Range } => pair.to !== undefined) ? pairs : undefined;
  });
  return map && { key: termsOf(known), map };
};

const addressField = knownOf({ payload: { protocol: 'ip', field: 'saddr' } }) ?? [];
const resultOf = (value: unknown): Range | undefined => {
  if (typeof value === 'number') return exactly(value);
  const [pattern] = patternsOf(addressField, value) ?? [];
  return pattern && 'low' in pattern ? pattern : undefined;
};

const translate = (word: string, of: Readonly<Record<string, unknown>>, table: NftTable): Step[] => {
  const side = word === 'masquerade' || word === 'snat' ? 'source' : 'destination';
  const ports = of.port === undefined ? undefined : portsOf(of.port);
  if (word === 'masquerade' || word === 'redirect') return [{ do: 'translate', side, to: 'own', ports }];
  if (of.addr === undefined) return [{ do: 'translate', side, to: undefined, ports }];
  const [kind, map] = wordOf(of.addr);
  const fixed = resultOf(of.addr);
  const to: Value | undefined =
    kind === 'map' ? mapOf(objectOf(map), table) : fixed && { key: [], map: [{ of: [], to: fixed }] };
  return [to ? { do: 'translate', side, to, ports } : { do: 'untold', what: `${word} to ${kind}` }];
};

const portsOf = (value: unknown): Range => {
  const { range } = objectOf(value) as { range?: [number, number] };
  if (range) return { low: range[0], high: range[1] };
  return typeof value === 'number' ? exactly(value) : { low: 1, high: 65_535 };
};

/** Matches and targets of older kernel modules: nft does not print their arguments. */
const extension = ({ type, name }: Readonly<Record<string, unknown>>): Step[] => {
  if (name === 'comment') return [];
  if (name === 'MASQUERADE') return [{ do: 'translate', side: 'source', to: 'own', ports: undefined }];
  if (name === 'REJECT') return [{ do: 'verdict', verdict: { to: 'drop' } }];
  if (name === 'LOG' || name === 'NFLOG' || name === 'TCPMSS' || name === 'CHECKSUM') return [];
  const what = `xt ${typeof name === 'string' ? name : 'match'}`;
  return [type === 'match' ? { do: 'test', test: untold(what) } : { do: 'untold', what }];
};
