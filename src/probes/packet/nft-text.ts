import { objectOf, wordOf } from './nft-values.ts';

/** A rule as nft(8) would write it, near enough to be found in `nft list ruleset`. */
export const nftText = (statements: readonly unknown[]): string =>
  statements
    .map(statement)
    .filter((text) => text !== '')
    .join(' ');

const statement = (expression: unknown): string => {
  const [word, of] = wordOf(expression);
  const { left, op, right, target, key, data, value, addr, port } = objectOf(of);
  switch (word) {
    case 'match':
      return `${side(left)} ${op === '==' || op === 'in' ? '' : `${String(op)} `}${side(right)}`;
    case 'jump':
    case 'goto':
      return `${word} ${String(target)}`;
    case 'vmap':
      return `${side(key)} vmap ${side(data)}`;
    case 'mangle':
      return `${side(key)} set ${side(value)}`;
    case 'snat':
    case 'dnat':
      return `${word} to ${addr === undefined ? '' : side(addr)}${port === undefined ? '' : `:${side(port)}`}`;
    case 'xt':
      return plain(objectOf(of).name, 'xt');
    case 'counter':
      return '';
    default:
      return word;
  }
};

/** A word of nft's own, which is text. */
const plain = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

const side = (expression: unknown): string => {
  if (typeof expression !== 'object' || expression === null) return String(expression);
  if (Array.isArray(expression)) return expression.map(side).join(',');
  const [word, of] = wordOf(expression);
  const parts = objectOf(of);
  switch (word) {
    case 'payload':
      return `${String(parts.protocol)} ${String(parts.field)}`;
    case 'meta':
      return String(parts.key);
    case 'ct':
      return `ct ${parts.dir === undefined ? '' : `${plain(parts.dir)} `}${String(parts.key)}`;
    case 'fib':
      return `fib ${(parts.flags as string[]).join(' . ')} ${String(parts.result)}`;
    case 'prefix':
      return `${String(parts.addr)}/${String(parts.len)}`;
    case 'range':
      return (of as unknown[]).map(side).join('-');
    case 'concat':
      return (of as unknown[]).map(side).join(' . ');
    case 'set':
      return `{ ${(of as unknown[]).map((one) => (Array.isArray(one) ? one.map(side).join(' : ') : side(one))).join(', ')} }`;
    case 'map':
      return `${side(parts.key)} map ${side(parts.data)}`;
    case 'elem':
      return side(parts.val);
    case '&':
    case '|':
    case '^':
      return (of as unknown[]).map(side).join(` ${word} `);
    default:
      return of === null ? word : `${word} ${side(parts.target ?? '')}`.trim();
  }
};
