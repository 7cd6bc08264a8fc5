import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostPlace } from './in-network.ts';
import { type PacketChain, type PacketRule, packetRules } from './packet-rules.ts';
import { tablesAfter } from './packet-tables.fixture.ts';

const blank: PacketRule = {
  from: undefined,
  incoming: undefined,
  outgoing: undefined,
  limited: false,
  act: 'none',
  address: undefined,
  target: undefined,
};
const is = (...values: string[]) => ({ values, negated: false });
const isNot = (...values: string[]) => ({ values, negated: true });

/** The rules of a chain that enters the kernel as nft(8) reads it, and comes back through the probe. */
const nftRules: readonly [rule: string, read: Partial<PacketRule>][] = [
  ['accept', { act: 'accept' }],
  ['counter drop', { act: 'drop' }],
  ['log prefix "x" return', { act: 'return' }],
  ['accept comment "for the lab"', { act: 'accept' }],
  ['reject', { act: 'drop' }],
  ['jump other', { act: 'jump', target: 'nft inet t other' }],
  ['goto other', { act: 'jump', target: 'nft inet t other' }],
  ['counter', {}],
  ['ip saddr 172.20.0.0/24 accept', { act: 'accept', from: is('172.20.0.0/24') }],
  ['ip saddr 172.20.0.2 accept', { act: 'accept', from: is('172.20.0.2') }],
  ['ip saddr != 172.20.0.0/24 drop', { act: 'drop', from: isNot('172.20.0.0/24') }],
  ['ip saddr { 10.1.0.0/16, 10.2.0.2 } accept', { act: 'accept', from: is('10.1.0.0/16', '10.2.0.2') }],
  ['ip saddr { 10.1.0.1-10.1.0.9, 10.2.0.2 } accept', { act: 'accept', limited: true }],
  ['ip saddr @bad drop', { act: 'drop', limited: true }],
  ['ip saddr 10.0.0.1-10.0.0.5 accept', { act: 'accept', limited: true }],
  ['ip saddr & 255.0.255.0 == 10.0.1.0 accept', { act: 'accept', limited: true }],
  ['ip6 saddr fd00::1 drop', { act: 'drop', limited: true }],
  ['ether saddr 02:00:00:00:00:01 drop', { act: 'drop', limited: true }],
  ['iifname "veth*" accept', { act: 'accept', incoming: is('veth*') }],
  ['iifname { "a", "b" } oifname != "eth0" accept', { act: 'accept', incoming: is('a', 'b'), outgoing: isNot('eth0') }],
  ['meta iiftype ether accept', { act: 'accept', limited: true }],
  ['meta oiftype ether accept', { act: 'accept', limited: true }],
  ['iif lo accept', { act: 'accept', incoming: is('lo') }],
  ['oif lo accept', { act: 'accept', outgoing: is('lo') }],
  ['ip daddr 10.0.0.1 drop', { act: 'drop', limited: true }],
  ['ip daddr != 10.0.0.0/8 accept', { act: 'accept' }],
  ['meta nfproto ipv4 accept', { act: 'accept' }],
  ['meta protocol ip accept', { act: 'accept' }],
  ['meta protocol ip6 accept', { act: 'accept', limited: true }],
  ['ct l3proto ipv4 accept', { act: 'accept' }],
  ['meta nfproto ipv6 accept', { act: 'accept', limited: true }],
  ['meta nfproto != ipv4 accept', { act: 'accept', limited: true }],
  ['ct state established,related accept', { act: 'accept', limited: true }],
  ['limit rate 5/second accept', { act: 'accept', limited: true }],
  ['tcp dport { 80, 443 } accept', { act: 'accept', limited: true }],
  ['tcp sport != 5 accept', { act: 'accept', limited: true }],
  ['meta mark > 5 accept', { act: 'accept', limited: true }],
  ['ip daddr & 255.0.255.0 != 10.0.1.0 accept', { act: 'accept', limited: true }],
  ['ip saddr > 10.0.0.1 accept', { act: 'accept', limited: true }],
];
test('rules of nftables', () => {
  const chains = tablesAfter(`nft -f - <<'END'
table inet t {
  set bad { type ipv4_addr; elements = { 10.0.0.9 } }
  chain other { }
  chain way {
    type filter hook forward priority 0; policy drop;
    ${nftRules.map(([rule]) => rule).join('\n    ')}
  }
}
END`);
  expect(chains.map(({ key, kind, hook, policy }) => [key, kind, hook, policy])).toEqual([
    ['nft inet t other', undefined, undefined, 'accept'],
    ['nft inet t way', 'filter', 'forward', 'drop'],
  ]);
  expect(chains[0]?.rules).toEqual([]);
  const read = chains[1]?.rules ?? [];
  expect(read.map((rule, index) => [nftRules[index]?.[0], rule])).toEqual(
    nftRules.map(([rule, expected]) => [rule, { ...blank, ...expected }]),
  );
});

test('source addresses that nftables gives; tables of IPv6 alone say nothing of IPv4', () => {
  const chains = tablesAfter(`nft -f - <<'END'
table inet n {
  chain post {
    type nat hook postrouting priority 100;
    ip saddr 10.0.0.0/8 masquerade
    masquerade random
    ip saddr 10.0.0.1 snat ip to 1.2.3.4
    snat ip to ip saddr map { 10.0.0.2 : 1.2.3.5 }
  }
}
table ip6 six {
  chain way {
    type filter hook forward priority 0; policy drop;
  }
}
END`);
  expect(chains.map(({ key, kind, hook, policy }) => [key, kind, hook, policy])).toEqual([
    ['nft inet n post', 'nat', 'postrouting', 'accept'],
  ]);
  expect(chains[0]?.rules).toEqual([
    { ...blank, act: 'masquerade', from: is('10.0.0.0/8') },
    { ...blank, act: 'masquerade' },
    { ...blank, act: 'snat', address: '1.2.3.4', from: is('10.0.0.1') },
    { ...blank, act: 'snat' },
  ]);
});

test('rules that iptables hands to nftables', () => {
  const chains = tablesAfter(`
iptables-nft -t nat -A POSTROUTING -s 172.16.0.0/12 -j MASQUERADE
iptables-nft -t nat -A POSTROUTING -m comment --comment hi -m addrtype ! --dst-type LOCAL -j MASQUERADE
iptables-nft -t nat -A POSTROUTING -j SNAT --to-source 1.2.3.4
iptables-nft -P FORWARD DROP
iptables-nft -A FORWARD -j REJECT
iptables-nft -A FORWARD -j LOG
iptables-nft -A FORWARD -m conntrack --ctstate ESTABLISHED -j ACCEPT`);
  const rulesOf = (hook: string) => chains.find((chain) => chain.hook === hook);
  expect(rulesOf('forward')).toMatchObject({ kind: 'filter', policy: 'drop' });
  const read = (hook: string) =>
    rulesOf(hook)?.rules.map(({ act, limited, from }) => [act, limited, ...(from?.values ?? [])]);
  expect(read('forward')).toEqual([
    ['drop', false],
    ['none', true],
    ['accept', true],
  ]);
  expect(read('postrouting')).toEqual([
    ['masquerade', false, '172.16.0.0/12'],
    ['masquerade', false],
    ['snat', false],
  ]);
});

describe('an nft before 1.0.6, which says null where it should name a module of iptables', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'labcheck-nft-'));
    const older = `#!/bin/sh\nPATH=/usr/sbin:/usr/bin:/sbin:/bin nft "$@" | sed 's/{"xt": {[^}]*}}/{"xt": null}/g'\n`;
    writeFileSync(join(folder, 'nft'), older, { mode: 0o755 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const seenBehind = (commands: string) => tablesAfter(`${commands}\nexport PATH=${folder}:$PATH`);
  const masquerade = 'iptables-nft -t nat -A POSTROUTING -s 172.16.0.0/12 -j MASQUERADE';
  const sources = (chains: readonly PacketChain[]) =>
    chains
      .filter(({ hook }) => hook === 'postrouting')
      .flatMap(({ rules }) => rules.map(({ from }) => from?.values[0]));

  test('the rules are taken from iptables-nft-save, and nft’s own tables from nft', () => {
    const chains = seenBehind(`nft add table ip own
nft 'add chain ip own way { type filter hook forward priority 5; policy drop; }'
${masquerade}`);
    expect(chains.filter(({ hook }) => hook === 'postrouting').flatMap(({ rules }) => rules)).toEqual([
      { ...blank, act: 'masquerade', from: is('172.16.0.0/12') },
    ]);
    expect(chains.map(({ key }) => key)).toContain('nft ip own way');
  });

  test('tables of both kinds of iptables stand beside each other', () => {
    const legacy = 'iptables-legacy -t nat -A POSTROUTING -s 10.0.0.0/8 -j MASQUERADE';
    const chains = seenBehind(`${masquerade}\n${legacy}`);
    expect(sources(chains)).toEqual(['172.16.0.0/12', '10.0.0.0/8']);
    expect(new Set(chains.map(({ key }) => key)).size).toBe(chains.length);
  });

  test('a table that neither tool tells of is not known', () => {
    const mixed = 'nft add rule ip nat POSTROUTING ip saddr 172.20.0.0/24 masquerade';
    expect(seenBehind(`${masquerade}\n${mixed}`)).toMatchObject({ unknown: 'missing-tool' });
  });

  test('a table of IPv6 alone hides nothing', () => {
    expect(seenBehind('ip6tables-nft -t nat -A POSTROUTING -j MASQUERADE')).toEqual([]);
  });
});

test('rules of the older kernel tables', () => {
  const chains = tablesAfter(`
iptables-legacy -P FORWARD DROP
iptables-legacy -N MINE
iptables-legacy -N MORE
iptables-legacy -A FORWARD ! -i eth0 -o veth+ ! -s 10.0.0.0/8 ! -d 10.0.0.0/8 -m comment --comment 'a "b" -j DROP' -j MINE
iptables-legacy -A FORWARD -p tcp -j ACCEPT
iptables-legacy -A FORWARD -d 10.0.0.1 -j ACCEPT
iptables-legacy -A FORWARD ! -p icmp -j ACCEPT
iptables-legacy -A FORWARD -m addrtype --dst-type LOCAL -j DROP
iptables-legacy -A MINE -j LOG --log-prefix "-s 1.1.1.1"
iptables-legacy -A MINE -s 10.0.0.1 -g MORE
iptables-legacy -A MINE -j REJECT --reject-with icmp-host-prohibited
iptables-legacy -A MINE -o x -j RETURN
iptables-legacy -A MINE -s 10.0.0.2
iptables-legacy -t nat -A POSTROUTING -j SNAT --to-source 1.2.3.4-1.2.3.9
iptables-legacy -t nat -A POSTROUTING -p tcp -j SNAT --to-source 1.2.3.5:1-5
iptables-legacy -t nat -A POSTROUTING -o eth0 -j MASQUERADE`);
  const chain = (name: string) => chains.find(({ key }) => key === `iptables-legacy ${name}`);
  expect(chain('filter FORWARD')).toEqual({
    key: 'iptables-legacy filter FORWARD',
    kind: 'filter',
    hook: 'forward',
    policy: 'drop',
    rules: [
      {
        ...blank,
        incoming: isNot('eth0'),
        outgoing: is('veth+'),
        from: isNot('10.0.0.0/8'),
        act: 'jump',
        target: 'iptables-legacy filter MINE',
      },
      { ...blank, limited: true, act: 'accept' },
      { ...blank, limited: true, act: 'accept' },
      { ...blank, limited: true, act: 'accept' },
      { ...blank, act: 'drop' },
    ],
  });
  expect(chain('filter MINE')).toEqual({
    key: 'iptables-legacy filter MINE',
    kind: 'filter',
    hook: undefined,
    policy: 'accept',
    rules: [
      blank,
      { ...blank, from: is('10.0.0.1/32'), act: 'jump', target: 'iptables-legacy filter MORE' },
      { ...blank, act: 'drop' },
      { ...blank, outgoing: is('x'), act: 'return' },
      { ...blank, from: is('10.0.0.2/32') },
    ],
  });
  expect(chain('nat POSTROUTING')?.rules).toEqual([
    { ...blank, act: 'snat', address: '1.2.3.4' },
    { ...blank, limited: true, act: 'snat', address: '1.2.3.5' },
    { ...blank, outgoing: is('eth0'), act: 'masquerade' },
  ]);
  expect(chain('nat POSTROUTING')).toMatchObject({ hook: 'postrouting', policy: 'accept' });
});

test('a comment of many lines hides no rule behind it', () => {
  const comment = 'one\nsee FORWARD -j DROP\n-A OTHER -j DROP\n@saved\n@nftables\n@missing it';
  const chains = tablesAfter(`iptables-legacy -A FORWARD -m comment --comment '${comment}' -j ACCEPT
iptables-legacy -A FORWARD -s 10.0.0.1 -j RETURN`);
  expect(chains.find(({ hook }) => hook === 'forward')?.rules.slice(1)).toEqual([
    { ...blank, from: is('10.0.0.1/32'), act: 'return' },
  ]);
});

const parse = (said: string) => packetRules(hostPlace).parse({ status: 0, bytes: Buffer.from(said) });

test('without nft the older kernel tables are read, and without both nothing can be told', () => {
  expect(parse('@missing\n')).toEqual({ unknown: 'missing-tool', detail: 'nft' });
  const saved = '*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -m rpfilter -j ACCEPT\nCOMMIT\n';
  expect(parse(`@missing\n\n@save\n${saved}`)).toMatchObject([
    { hook: 'prerouting', rules: [{ ...blank, limited: true, act: 'accept' }] },
  ]);
});

test('what an older nft does not name, and no other tool either, is not known', () => {
  const chain = { family: 'ip', table: 'nat', name: 'POSTROUTING', type: 'nat', hook: 'postrouting', policy: 'accept' };
  const rule = { family: 'ip', table: 'nat', chain: 'POSTROUTING', expr: [{ xt: null }] };
  const said = `@nft\n${JSON.stringify({ nftables: [{ chain }, { rule }] })}\n`;
  expect(parse(said)).toMatchObject({ unknown: 'missing-tool', detail: expect.stringContaining('iptables-nft-save') });
  // The older kernel tables have the same names.
  expect(parse(`${said}\n@save\n*nat\n:POSTROUTING ACCEPT [0:0]\nCOMMIT\n`)).toMatchObject({ unknown: 'missing-tool' });
});

test('an nft that says nothing behind its own head was cut', () => {
  expect(() => parse('@nft\n')).toThrow(SyntaxError);
});

test('a network without any rule has no chains', () => {
  expect(tablesAfter('')).toEqual([]);
});
