import type { Condition, PacketChain, PacketRule } from './packet-rules.ts';

/** Which of iptables’ two kinds keeps the rules (xtables-nft(8), xtables-legacy(8)). */
type Backend = 'iptables-nft' | 'iptables-legacy';

/**
 * Reads iptables-save(8), of one or of several tables.
 *
 * @param backend stands in the keys, as both have tables of the same names
 */
export const savedChains = (backend: Backend, saved = ''): PacketChain[] => {
  const chains = new Map<string, PacketChain & { readonly rules: PacketRule[] }>();
  let table = '';
  for (const line of saved.split('\n')) {
    // *nat     :POSTROUTING ACCEPT [0:0]     -A POSTROUTING -s 172.20.0.0/24 -j MASQUERADE
    const [, name, policy] = /^:(\S+) (\S+)/.exec(line) ?? [];
    if (line.startsWith('*')) table = line.slice(1);
    else if (name !== undefined) {
      const key = keyOf(backend, table, name);
      const hook = policy === '-' ? undefined : name.toLowerCase();
      chains.set(key, { key, kind: table, hook, policy: policy === 'DROP' ? 'drop' : 'accept', rules: [] });
    } else if (line.startsWith('-A ')) {
      const [, chain = '', ...words] = wordsOf(line);
      chains.get(keyOf(backend, table, chain))?.rules.push(readRule(backend, table, words));
    }
  }
  return [...chains.values()];
};

const keyOf = (backend: Backend, table: string, chain: string): string => `${backend} ${table} ${chain}`;

/** Words as iptables-save writes them: bare, or between double quotes with backslashes before `"` and `\`. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

const acts: Readonly<Record<string, PacketRule['act']>> = {
  MASQUERADE: 'masquerade',
  SNAT: 'snat',
  ACCEPT: 'accept',
  DROP: 'drop',
  REJECT: 'drop',
  RETURN: 'return',
  LOG: 'none',
};

/**
 * Conditions that a packet to the outside meets all the same: a comment, the kind of its destination, and destinations
 * that it must not have, which are the container's own network wherever such rules are written.
 */
const harmless = (word: string, value: string, negated: boolean): boolean =>
  word === '--comment' ||
  word === '--dst-type' ||
  (word === '-m' && (value === 'comment' || value === 'addrtype')) ||
  (word === '-d' && negated);

const readRule = (backend: Backend, table: string, words: readonly string[]): PacketRule => {
  const conditions: Partial<Record<string, Condition>> = {};
  let limited = false;
  let negated = false;
  let jump = '';
  let address: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === '!') {
      negated = true;
      continue;
    }
    const value = words[at + 1] ?? '';
    if (word === '-s' || word === '-i' || word === '-o') conditions[word] = { values: [value], negated };
    else if (word === '-j' || word === '-g') jump = value;
    else if (word === '--to-source') address = value.split(/[:-]/)[0];
    // Words behind the target belong to it.
    else if (jump === '' && !harmless(word, value, negated)) limited = true;
    at += 1;
    negated = false;
  }
  const act = jump === '' ? 'none' : acts[jump];
  return {
    from: conditions['-s'],
    incoming: conditions['-i'],
    outgoing: conditions['-o'],
    limited,
    act: act ?? 'jump',
    address,
    target: act === undefined ? keyOf(backend, table, jump) : undefined,
  };
};
