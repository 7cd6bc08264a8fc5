import { fail, host, type Step } from '../../src/index.ts';
import type { PacketChain } from '../../src/probes/index.ts';

/** One rule, in the words of both programs that make rules. */
type Rule = { readonly iptables: string; readonly nft: string };
/** The program that made a chain. */
type Keeper = 'iptables' | 'legacy' | 'nft';

/**
 * Lines that put rules before all others of a chain, by the program that made it: `{table}` and `{chain}`, as
 * `failInChain` finds them. Nothing is removed.
 *
 * @param where the command that enters another network, with a blank behind it
 */
export const firstInChain = (rules: readonly Rule[], where = ''): Readonly<Record<Keeper, readonly Step[]>> => ({
  iptables: rules.map((rule) => host(`${where}iptables -t {table} -I {chain} ${rule.iptables}`)),
  legacy: rules.map((rule) => host(`${where}iptables-legacy -t {table} -I {chain} ${rule.iptables}`)),
  nft: rules.map((rule) => host(`${where}nft insert rule {family} {table} {chain} ${rule.nft}`)),
});

/** A failure whose repair is `firstInChain`, in the chain that is to blame. */
export const failInChain = <C extends string>(
  { key }: Pick<PacketChain, 'key'>,
  cause: C,
  values: Readonly<Record<string, string | number>> = {},
) => {
  // nft inet lab way      nft ip filter FORWARD      iptables-legacy filter FORWARD
  const [program = '', ...names] = key.split(' ');
  const [family = '', table = '', chain = ''] = program === 'nft' ? names : ['ip', ...names];
  const way = program !== 'nft' ? 'legacy' : family === 'ip' && tables.includes(table) ? 'iptables' : 'nft';
  return fail(cause, { family, table, chain, ...values }, { way });
};

/** The tables of iptables, which keeps them in nftables under the same names. */
const tables = ['filter', 'nat', 'mangle', 'raw', 'security'];
