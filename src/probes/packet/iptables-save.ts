import { matchTests } from './iptables-matches.ts';
import type { Option } from './iptables-option.ts';
import { targetSteps } from './iptables-targets.ts';
import type { PacketChain, PacketRule } from './model.ts';

/** The two keepers of iptables’ rules (xtables-nft(8), xtables-legacy(8)). */
type Keeper = 'nft ip' | 'iptables-legacy';

/** Where each table stands on the way of a packet (linux/netfilter_ipv4.h). */
const priorities: Readonly<Record<string, number>> = { raw: -300, mangle: -150, nat: -100, filter: 0, security: 50 };
const hooks = ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'];

/**
 * Reads iptables-save(8), of one or of several tables.
 *
 * @param keeper stands in the keys, as both kinds have tables of the same names
 */
export const savedChains = (keeper: Keeper, saved = ''): PacketChain[] => {
  const chains = new Map<string, PacketChain & { readonly rules: PacketRule[] }>();
  let table = '';
  for (const line of wholeLines(saved)) {
    // *nat     :POSTROUTING ACCEPT [0:0]     -A POSTROUTING -s 172.20.0.0/24 -j MASQUERADE
    const [, name, policy] = /^:(\S+) (\S+)/.exec(line) ?? [];
    if (line.startsWith('*')) table = line.slice(1);
    else if (name !== undefined) chains.set(keyOf(keeper, table, name), chainOf(keeper, table, name, policy));
    else if (line.startsWith('-A ')) {
      const [, { text: chain } = none, ...words] = wordsOf(line);
      chains.get(keyOf(keeper, table, chain))?.rules.push({
        text: line.slice(`-A ${chain} `.length),
        steps: stepsOf(words, (target) => keyOf(keeper, table, target)),
      });
    }
  }
  return [...chains.values()];
};

const keyOf = (keeper: Keeper, table: string, chain: string): string => `${keeper} ${table} ${chain}`;

const chainOf = (keeper: Keeper, table: string, name: string, policy: string | undefined) => {
  const hook = hooks.includes(name) && policy !== '-' ? name.toLowerCase() : undefined;
  const behind = hook === 'postrouting' || hook === 'input';
  return {
    key: keyOf(keeper, table, name),
    name: `${keeper === 'iptables-legacy' ? 'iptables-legacy: ' : ''}${table === 'filter' ? '' : `${table} `}${name}`,
    kind: kindOf(table, hook),
    hook,
    priority: table === 'nat' && behind ? 100 : (priorities[table] ?? 0),
    policy: policy === 'DROP' ? ('drop' as const) : ('accept' as const),
    rules: [] as PacketRule[],
  };
};

/** The table mangle has the kernel choose a way anew for what is made here, as a chain of nft's type route does. */
const kindOf = (table: string, hook: string | undefined): string => {
  if (table === 'nat') return 'nat';
  return table === 'mangle' && hook === 'output' ? 'route' : 'filter';
};

/** Lines, each with those that a comment between double quotes goes on in. */
const wholeLines = (saved: string): string[] => {
  const whole: string[][] = [];
  let open = false;
  for (const line of saved.split('\n')) {
    if (open) whole.at(-1)?.push(line);
    else whole.push([line]);
    const quotes = line.match(/\\.|"/g)?.filter((one) => one === '"').length ?? 0;
    open = open !== (quotes % 2 === 1) && (open || line.startsWith('-A '));
  }
  return whole.map((lines) => lines.join('\n'));
};

/** Words as iptables-save writes them: bare, or between double quotes with backslashes before `"` and `\`. */
const wordsOf = (line: string): Word[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare = '']) =>
    quoted === undefined ? { text: bare, quoted: false } : { text: quoted, quoted: true },
  );
const none: Word = { text: '', quoted: false };
type Word = { readonly text: string; readonly quoted: boolean };

const optionsOf = (words: readonly Word[]): Option[] => {
  const options: { name: string; values: string[]; negated: boolean }[] = [];
  let negated = false;
  for (const { text, quoted } of words) {
    const last = options.at(-1);
    // A comment may look like anything else.
    const isValue = quoted || !/^-\D/.test(text) || (last?.name === '--comment' && last.values.length === 0);
    if (!quoted && text === '!') negated = true;
    else if (isValue) last?.values.push(text);
    else {
      options.push({ name: text, values: [], negated });
      negated = false;
    }
  }
  return options;
};

const stepsOf = (words: readonly Word[], keyOfChain: (name: string) => string) => {
  const options = optionsOf(words);
  // Everything behind the target belongs to it.
  const at = options.findIndex(({ name }) => name === '-j' || name === '-g');
  const matches = at === -1 ? options : options.slice(0, at);
  return [
    ...matchTests(matches).map((test) => ({ do: 'test' as const, test })),
    ...(at === -1 ? [] : targetSteps(options[at]!, options.slice(at + 1), keyOfChain)),
  ];
};
