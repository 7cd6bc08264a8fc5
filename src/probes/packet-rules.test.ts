import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostPlace } from './in-network.ts';
import { addressNumber, networkRange } from './packet/ipv4.ts';
import {
  always,
  among,
  anyBit,
  constant,
  exactly,
  type Field,
  never,
  not,
  type PacketChain,
  type Pattern,
  type Range,
  type Step,
  type Term,
  type Test,
  termOf,
  untold,
  type Verdict,
} from './packet/model.ts';
import { packetRules } from './packet-rules.ts';
import { tablesAfter } from './packet-tables.fixture.ts';

const asks = (test: Test): Step => ({ do: 'test', test });
const is = (field: Field, ...patterns: Pattern[]): Step => asks(among(termOf(field), ...patterns));
const isNot = (field: Field, ...patterns: Pattern[]): Step => asks(not(among(termOf(field), ...patterns)));
const ends = (to: Exclude<Verdict['to'], 'jump' | 'goto'>): Step => ({ do: 'verdict', verdict: { to } });
const leads = (to: 'jump' | 'goto', chain: string): Step => ({ do: 'verdict', verdict: { to, chain } });
const link = (name: string, open = false): Pattern => ({ name, open });
const network = (text: string): Range => networkRange(text) as Range;
const from = (low: string, high: string): Range => ({
  low: addressNumber(low) ?? -1,
  high: addressNumber(high) ?? -1,
});
const bits = (field: Field, and: number, protocols?: number[]): Term => termOf(field, and, protocols);
const port = (field: 'sport' | 'dport', ...protocols: number[]): Term => termOf(field, undefined, protocols);
const joined = (fields: Field[], ...of: Pattern[][]): Step =>
  asks({ is: 'among', key: fields.map((field) => termOf(field)), of });
const marks = (...xor: Term[]): Step => ({ do: 'set', field: 'mark', value: { xor } });
const gives = (side: 'source' | 'destination', to: Range | 'own' | undefined, ports?: Range): Step => ({
  do: 'translate',
  side,
  to: typeof to === 'object' ? { key: [], map: [{ of: [], to }] } : to,
  ports,
});
const accept = ends('accept');
const drop = ends('drop');

/** The rules of a chain that enters the kernel as nft(8) reads it, and comes back through the probe. */
const nftRules: readonly [rule: string, read: readonly Step[]][] = [
  ['accept', [accept]],
  ['counter drop', [drop]],
  ['log prefix "x" return', [ends('return')]],
  ['accept comment "for the lab"', [accept]],
  ['reject', [drop]],
  ['jump other', [leads('jump', 'nft inet t other')]],
  ['goto other', [leads('goto', 'nft inet t other')]],
  ['counter', []],
  ['continue', [ends('continue')]],
  ['ip saddr 172.20.0.0/24 accept', [is('saddr', network('172.20.0.0/24')), accept]],
  ['ip saddr 172.20.0.2 accept', [is('saddr', network('172.20.0.2')), accept]],
  ['ip saddr != 172.20.0.0/24 drop', [isNot('saddr', network('172.20.0.0/24')), drop]],
  [
    'ip saddr { 10.1.0.1-10.1.0.9, 10.2.0.2, 10.3.0.0/16 } accept',
    [is('saddr', from('10.1.0.1', '10.1.0.9'), network('10.2.0.2'), network('10.3.0.0/16')), accept],
  ],
  ['ip saddr @lan drop', [is('saddr', network('10.0.0.0/8'), from('172.20.0.1', '172.20.0.9')), drop]],
  ['ip saddr != @lan drop', [isNot('saddr', network('10.0.0.0/8'), from('172.20.0.1', '172.20.0.9')), drop]],
  ['ip saddr @filled drop', [asks(untold('payload ip saddr')), drop]],
  ['add @filled { ip saddr }', []],
  ['add @filled { ip saddr limit rate 5/second } accept', [asks(untold('limit')), accept]],
  ['ip saddr 10.0.0.1-10.0.0.5 accept', [is('saddr', from('10.0.0.1', '10.0.0.5')), accept]],
  ['ip saddr > 10.0.0.1 accept', [is('saddr', { low: 0x0a00_0002, high: 2 ** 32 }), accept]],
  ['meta mark < 5 accept', [is('mark', { low: -1, high: 4 }), accept]],
  [
    'ip saddr & 255.0.255.0 == 10.0.1.0 accept',
    [asks(among(bits('saddr', 0xff00_ff00), exactly(0x0a00_0100))), accept],
  ],
  ['ip daddr != 10.0.0.0/8 accept', [isNot('daddr', network('10.0.0.0/8')), accept]],
  ['ip6 saddr fd00::1 drop', [asks(never), drop]],
  ['ether saddr 02:00:00:00:00:01 drop', [asks(untold('payload ether saddr')), drop]],
  ['ip ttl 5 drop', [asks(untold('payload ip ttl')), drop]],
  ['iifname "veth*" accept', [is('iif', link('veth', true)), accept]],
  [
    'iifname { "a", "b" } oifname != "eth0" accept',
    [is('iif', link('a'), link('b')), isNot('oif', link('eth0')), accept],
  ],
  ['iif lo accept', [is('iif', link('lo')), accept]],
  ['oif lo accept', [is('oif', link('lo')), accept]],
  ['meta iiftype ether accept', [asks(untold('meta iiftype')), accept]],
  ['meta nfproto ipv4 accept', [asks(among(constant(2), exactly(2))), accept]],
  ['meta nfproto ipv6 accept', [asks(among(constant(2), exactly(10))), accept]],
  ['meta protocol ip6 accept', [asks(among(constant(0x800), exactly(0x86dd))), accept]],
  ['meta pkttype broadcast accept', [asks(among(constant(0), exactly(1))), accept]],
  ['ct state established,related accept', [asks(anyBit(termOf('ct-state'), 6)), accept]],
  ['ct state { new, established } accept', [is('ct-state', exactly(2), exactly(8)), accept]],
  ['ct state != established accept', [isNot('ct-state', exactly(2)), accept]],
  ['ct status dnat accept', [asks(anyBit(termOf('ct-status'), 32)), accept]],
  ['ct direction reply accept', [is('ct-direction', exactly(1)), accept]],
  ['ct original ip saddr 1.2.3.4 accept', [is('ct-saddr', network('1.2.3.4')), accept]],
  ['ct mark 0x5 accept', [is('ct-mark', exactly(5)), accept]],
  ['ct zone 1 accept', [asks(untold('ct zone')), accept]],
  ['limit rate 5/second accept', [asks(untold('limit')), accept]],
  ['numgen random mod 2 0 accept', [asks(untold('random')), accept]],
  ['meta hour "10:00"-"11:00" accept', [asks(untold('meta hour')), accept]],
  ['tcp dport { 80, 443 } accept', [asks(among(port('dport', 6), exactly(80), exactly(443))), accept]],
  ['tcp sport != 22-25 drop', [asks(not(among(port('sport', 6), { low: 22, high: 25 }))), drop]],
  [
    'meta l4proto { tcp, udp } th dport 53 accept',
    [is('protocol', exactly(6), exactly(17)), asks(among(port('dport', 6, 17), exactly(53))), accept],
  ],
  ['icmp type echo-request accept', [asks(among(termOf('icmp-type', undefined, [1]), exactly(8))), accept]],
  ['tcp flags & (fin|syn|rst|ack) == syn accept', [asks(among(bits('tcp-flags', 0x17, [6]), exactly(2))), accept]],
  ['tcp flags syn accept', [asks(anyBit(termOf('tcp-flags', undefined, [6]), 2)), accept]],
  ['ip frag-off & 0x1fff != 0 drop', [asks(not(among(constant(0), exactly(0)))), drop]],
  ['fib daddr type local drop', [is('daddr-type', exactly(2)), drop]],
  ['fib saddr . iif oif missing drop', [asks(untold('fib')), drop]],
  ['meta mark & 0xff == 0x1 accept', [asks(among(bits('mark', 0xff), exactly(1))), accept]],
  ['meta mark set 0x7', [marks(constant(7))]],
  ['meta mark set mark or 0x10', [marks(bits('mark', 0xffff_ffef), constant(0x10))]],
  ['meta mark set mark and 0xff xor 0x1', [marks(bits('mark', 0xff), constant(1))]],
  ['ct mark set mark', [{ do: 'set', field: 'ct-mark', value: { xor: [termOf('mark')] } }]],
  [
    'meta mark set ip saddr map @marks',
    [
      {
        do: 'set',
        field: 'mark',
        value: { key: [termOf('saddr')], map: [{ of: [network('10.0.0.1')], to: exactly(1) }] },
      },
    ],
  ],
  ['tcp option maxseg size set 1400', []],
  ['ip dscp set cs1', []],
  ['ip daddr set 1.2.3.4', [{ do: 'untold', what: 'payload ip daddr set' }]],
  ['iifname . ip saddr @pairs accept', [joined(['iif', 'saddr'], [link('a'), network('1.2.3.4')]), accept]],
  [
    'iifname vmap { "a" : accept, "b" : jump other }',
    [
      {
        do: 'look-up',
        key: [termOf('iif')],
        entries: [
          { of: [link('a')], verdict: { to: 'accept' } },
          { of: [link('b')], verdict: { to: 'jump', chain: 'nft inet t other' } },
        ],
      },
    ],
  ],
  [
    'ct state vmap { * : continue, established : accept }',
    [
      {
        do: 'look-up',
        key: [termOf('ct-state')],
        entries: [
          { of: [exactly(2)], verdict: { to: 'accept' } },
          { of: [link('', true)], verdict: { to: 'continue' } },
        ],
      },
    ],
  ],
  [
    'meta l4proto vmap @verdicts',
    [{ do: 'look-up', key: [termOf('protocol')], entries: [{ of: [exactly(6)], verdict: { to: 'drop' } }] }],
  ],
];
test('rules of nftables', () => {
  const chains = tablesAfter(`nft -f - <<'END'
table inet t {
  set lan { type ipv4_addr; flags interval; elements = { 10.0.0.0/8, 172.20.0.1-172.20.0.9 }
  }
  set filled { type ipv4_addr; flags dynamic; size 9; elements = { 10.0.0.9 }
  }
  set pairs { type ifname . ipv4_addr; elements = { "a" . 1.2.3.4 }
  }
  map marks { type ipv4_addr : mark; elements = { 10.0.0.1 : 1 }
  }
  map verdicts { type inet_proto : verdict; elements = { tcp : drop }
  }
  chain other { }
  chain way {
    type filter hook forward priority -5; policy drop;
    ${nftRules.map(([rule]) => rule).join('\n    ')}
  }
}
END`);
  expect(
    chains.map(({ key, name, kind, hook, policy, priority }) => [key, name, kind, hook, policy, priority]),
  ).toEqual([
    ['nft inet t other', 'inet t other', undefined, undefined, 'accept', 0],
    ['nft inet t way', 'inet t way', 'filter', 'forward', 'drop', -5],
  ]);
  expect(chains[0]?.rules).toEqual([]);
  const read = chains[1]?.rules ?? [];
  expect(read.map(({ steps }, index) => [nftRules[index]?.[0], steps])).toEqual(nftRules);
});

test('a rule of nft is written so that it can be found', () => {
  const rules = [
    'iifname vmap { a : accept, b : jump other }',
    'ip saddr != 172.20.0.0/24 tcp dport { 80, 443 } drop',
    'ip saddr @lan mark set 1',
    'ct original ip saddr 10.0.0.1-10.0.0.5 goto other',
    'fib daddr type local reject',
  ];
  const chains = tablesAfter(`nft -f - <<'END'
table inet t {
  set lan {
    type ipv4_addr
  }
  chain other {
  }
  chain way {
    ${rules.join('\n    ')}
  }
}
END`);
  expect(chains[1]?.rules.map(({ text }) => text)).toEqual(rules);
});

test('addresses that nftables gives; tables of IPv6 alone say nothing of IPv4, and other families stand beside the way', () => {
  const chains = tablesAfter(`nft -f - <<'END'
table inet n {
  chain post {
    type nat hook postrouting priority srcnat;
    masquerade random
    snat ip to 1.2.3.4
    snat ip to 1.2.3.4-1.2.3.9
    meta l4proto tcp snat ip to 1.2.3.4:1-5
    meta l4proto tcp snat to :80
    snat ip to ip saddr map { 10.0.0.2 : 1.2.3.5 }
    snat ip to jhash ip saddr mod 2 map { 0 : 1.2.3.4, 1 : 1.2.3.5 }
  }
  chain pre {
    type nat hook prerouting priority dstnat;
    dnat ip to 1.2.3.4
    meta l4proto tcp redirect to :8080
  }
  chain raw {
    type filter hook prerouting priority raw;
    notrack
  }
}
table ip6 six {
  chain way {
    type filter hook forward priority 0; policy drop;
  }
}
table bridge b {
  chain way {
    type filter hook forward priority 0; policy drop;
  }
}
END`);
  expect(chains.map(({ key, kind, hook, priority }) => [key, kind, hook, priority])).toEqual([
    ['nft inet n post', 'nat', 'postrouting', 100],
    ['nft inet n pre', 'nat', 'prerouting', -100],
    ['nft inet n raw', 'filter', 'prerouting', -300],
    ['nft bridge b way', 'filter', 'bridge forward', 0],
  ]);
  expect(chains.slice(0, 3).map(({ rules }) => rules.map(({ steps }) => steps.at(-1)))).toEqual([
    [
      gives('source', 'own'),
      gives('source', network('1.2.3.4')),
      gives('source', from('1.2.3.4', '1.2.3.9')),
      gives('source', network('1.2.3.4'), { low: 1, high: 5 }),
      gives('source', undefined, exactly(80)),
      {
        do: 'translate',
        side: 'source',
        to: { key: [termOf('saddr')], map: [{ of: [network('10.0.0.2')], to: network('1.2.3.5') }] },
        ports: undefined,
      },
      { do: 'untold', what: 'snat to map' },
    ],
    [gives('destination', network('1.2.3.4')), gives('destination', 'own', exactly(8080))],
    [{ do: 'untrack' }],
  ]);
});

/** The rules of iptables, as both of its kinds give them. */
const iptablesRules: readonly [rule: string, read: readonly Step[]][] = [
  ['-j ACCEPT', [accept]],
  ['-s 172.16.0.0/12 -j DROP', [is('saddr', network('172.16.0.0/12')), drop]],
  ['! -i eth0 -o veth+ -j REJECT', [isNot('iif', link('eth0')), is('oif', link('veth', true)), drop]],
  ['-j LOG --log-prefix "-s 1.1.1.1"', []],
  [
    '-d 10.0.0.0/255.0.255.0 -j RETURN',
    [asks(among(bits('daddr', 0xff00_ff00), exactly(0x0a00_0000))), ends('return')],
  ],
  [
    '-p tcp -m tcp --dport 80:90 -j MINE',
    [
      is('protocol', exactly(6)),
      asks({ is: 'all', of: [among(port('dport', 6, 17), { low: 80, high: 90 })] }),
      leads('jump', 'KEEPER filter MINE'),
    ],
  ],
  [
    '-p udp -m multiport ! --dports 53,60:70 -g MINE',
    [
      is('protocol', exactly(17)),
      asks({ is: 'all', of: [not(among(port('dport', 6, 17), exactly(53), { low: 60, high: 70 }))] }),
      leads('goto', 'KEEPER filter MINE'),
    ],
  ],
  [
    '-m conntrack --ctstate NEW,SNAT -j ACCEPT',
    [
      asks({
        is: 'all',
        of: [{ is: 'any', of: [among(termOf('ct-state'), exactly(8)), anyBit(termOf('ct-status'), 16)] }],
      }),
      accept,
    ],
  ],
  ['-m mark ! --mark 0x1/0xff', [asks({ is: 'all', of: [not(among(bits('mark', 0xff), exactly(1)))] })]],
  ['-m addrtype --dst-type LOCAL -j DROP', [asks({ is: 'all', of: [among(termOf('daddr-type'), exactly(2))] }), drop]],
  [
    '-m iprange --src-range 10.0.0.1-10.0.0.9 -j DROP',
    [asks({ is: 'all', of: [among(termOf('saddr'), from('10.0.0.1', '10.0.0.9'))] }), drop],
  ],
  ['-m limit --limit 1/s -j DROP', [asks(untold('-m limit')), drop]],
  ['-m statistic --mode random --probability 0.5 -j DROP', [asks(untold('-m statistic')), drop]],
  ['-m comment --comment -j -j ACCEPT', [asks({ is: 'all', of: [always] }), accept]],
  [
    '-m comment --comment \'a "b" -j DROP\' -j MINE',
    [asks({ is: 'all', of: [always] }), leads('jump', 'KEEPER filter MINE')],
  ],
];

const filled = (steps: readonly Step[], keeper: string): unknown =>
  JSON.parse(JSON.stringify(steps).replaceAll('KEEPER', keeper));

test.each([
  ['iptables-nft', 'nft ip'],
  ['iptables-legacy', 'iptables-legacy'],
])('rules of %s', (program, keeper) => {
  const chains = tablesAfter(`${program} -P FORWARD DROP
${program} -N MINE
${iptablesRules.map(([rule]) => `${program} -A FORWARD ${rule}`).join('\n')}`);
  const forward = chains.find(({ hook }) => hook === 'forward');
  expect(forward).toMatchObject({ key: `${keeper} filter FORWARD`, kind: 'filter', policy: 'drop', priority: 0 });
  expect(forward?.name).toBe(program === 'iptables-nft' ? 'FORWARD' : 'iptables-legacy: FORWARD');
  expect(chains.find(({ key }) => key === `${keeper} filter MINE`)).toMatchObject({ hook: undefined, rules: [] });
  // nft tells most of what iptables-nft made in its own words, which mean the same.
  const read = (forward?.rules ?? []).map(({ steps }, index) => [iptablesRules[index]?.[0], plain(steps)]);
  expect(read).toEqual(iptablesRules.map(([rule, steps]) => [rule, plain(filled(steps, keeper) as Step[])]));
});

/** Without the brackets around a test alone, and without tests that hold always. */
const plain = (steps: readonly Step[]): readonly Step[] => {
  const flat = (test: Test): Test[] => (test.is === 'all' ? test.of.flatMap(flat) : [test]);
  const tests = steps.flatMap((step) => (step.do === 'test' ? flat(step.test).map(asks) : step));
  // A port says its protocol in nft's words, and says it before in those of iptables.
  return tests
    .filter((step) => !(step.do === 'test' && step.test.is === 'among' && step.test.key[0]?.field === 'protocol'))
    .map(
      (step) =>
        JSON.parse(
          JSON.stringify(step)
            .replace('"-m limit"', '"limit"')
            .replace(/,"protocols":\[[^\]]*\]/g, ''),
        ) as Step,
    );
};

test.each([
  ['iptables-nft', 'nft ip'],
  ['iptables-legacy', 'iptables-legacy'],
])('what targets of %s do', (program, keeper) => {
  const targets: readonly [words: string, read: Step][] = [
    ['mangle -A PREROUTING -j MARK --set-mark 5', marks(bits('mark', 0), constant(5))],
    ['mangle -A PREROUTING -j MARK --or-mark 5', marks(bits('mark', 0xffff_fffa), constant(5))],
    [
      'mangle -A PREROUTING -j CONNMARK --save-mark',
      { do: 'set', field: 'ct-mark', value: { xor: [bits('ct-mark', 0), termOf('mark')] } },
    ],
    [
      'mangle -A PREROUTING -j CONNMARK --restore-mark --nfmask 0xf0 --ctmask 0xf',
      marks(bits('mark', 0xffff_ff0f), bits('ct-mark', 0xf)),
    ],
    ['raw -A PREROUTING -j CT --notrack', { do: 'untrack' }],
    ['nat -A PREROUTING -p udp -j REDIRECT --to-ports 53', gives('destination', 'own', exactly(53))],
    [
      'nat -A PREROUTING -p udp -j DNAT --to-destination 1.2.3.4:53',
      gives('destination', network('1.2.3.4'), exactly(53)),
    ],
    ['nat -A POSTROUTING -j MASQUERADE --random', gives('source', 'own')],
    ['nat -A POSTROUTING -j SNAT --to-source 1.2.3.4-1.2.3.9', gives('source', from('1.2.3.4', '1.2.3.9'))],
  ];
  const chains = tablesAfter(targets.map(([words]) => `${program} -t ${words}`).join('\n'));
  const priorities = { mangle: -150, raw: -300, nat: -100 };
  for (const [table, priority] of Object.entries(priorities))
    expect(chains.find(({ key }) => key === `${keeper} ${table} PREROUTING`)).toMatchObject({ priority });
  expect(chains.find(({ key }) => key === `${keeper} nat POSTROUTING`)).toMatchObject({ kind: 'nat', priority: 100 });
  const read = (words: string) => {
    const [table, , chain] = words.split(' ');
    const same = targets.filter(([other]) => other.startsWith(`${table} -A ${chain} `)).map(([other]) => other);
    return chains.find(({ key }) => key === `${keeper} ${table} ${chain}`)?.rules[same.indexOf(words)]?.steps.at(-1);
  };
  for (const [words, expected] of targets) expect([words, read(words)]).toEqual([words, expected]);
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
    chains.filter(({ hook }) => hook === 'postrouting').flatMap(({ rules }) => rules.map(({ text }) => text));

  test('the rules are taken from iptables-nft-save, and nft’s own tables from nft', () => {
    const chains = seenBehind(`nft add table ip own
nft 'add chain ip own way { type filter hook forward priority 5; policy drop; }'
${masquerade}`);
    expect(chains.filter(({ hook }) => hook === 'postrouting').flatMap(({ rules }) => rules)).toEqual([
      {
        text: '-s 172.16.0.0/12 -j MASQUERADE',
        steps: [is('saddr', network('172.16.0.0/12')), gives('source', 'own')],
      },
    ]);
    expect(chains.map(({ key }) => key)).toContain('nft ip own way');
  });

  test('tables of both kinds of iptables stand beside each other', () => {
    const legacy = 'iptables-legacy -t nat -A POSTROUTING -s 10.0.0.0/8 -j MASQUERADE';
    const chains = seenBehind(`${masquerade}\n${legacy}`);
    expect(sources(chains)).toEqual(['-s 172.16.0.0/12 -j MASQUERADE', '-s 10.0.0.0/8 -j MASQUERADE']);
    expect(new Set(chains.map(({ key }) => key)).size).toBe(chains.length);
  });

  test('of a table that iptables-nft-save leaves out, what nft does not name cannot be told', () => {
    const mixed = 'nft add rule ip nat POSTROUTING ip saddr 172.20.0.0/24 masquerade';
    const chains = seenBehind(`${masquerade}\n${mixed}`);
    expect(chains.flatMap(({ rules }) => rules.map(({ steps }) => steps.at(-1)))).toEqual([
      { do: 'untold', what: 'xt match' },
      gives('source', 'own'),
    ]);
  });

  test('a table of IPv6 alone hides nothing', () => {
    expect(seenBehind('ip6tables-nft -t nat -A POSTROUTING -j MASQUERADE')).toEqual([]);
  });
});

test('a comment of many lines hides no rule behind it', () => {
  const comment = 'one\nsee FORWARD -j DROP\n-A OTHER -j DROP\n@saved\n@nftables\n@missing it';
  const chains = tablesAfter(`iptables-legacy -A FORWARD -m comment --comment '${comment}' -j ACCEPT
iptables-legacy -A FORWARD -s 10.0.0.1 -j RETURN`);
  expect(chains.find(({ hook }) => hook === 'forward')?.rules.map(({ steps }) => steps.at(-1))).toEqual([
    accept,
    ends('return'),
  ]);
});

const parse = (said: string) => packetRules(hostPlace).parse({ status: 0, bytes: Buffer.from(said) });

test('without nft the older kernel tables are read, and without both nothing can be told', () => {
  expect(parse('@missing\n')).toEqual({ unknown: 'missing-tool', detail: 'nft' });
  const saved = '*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -m rpfilter -j ACCEPT\nCOMMIT\n';
  expect(parse(`@missing\n\n@save\n${saved}`)).toMatchObject([
    { hook: 'prerouting', rules: [{ steps: [asks(untold('-m rpfilter')), accept] }] },
  ]);
});

test('an nft that says nothing behind its own head was cut', () => {
  expect(() => parse('@nft\n')).toThrow(SyntaxError);
});

test('a network without any rule has no chains', () => {
  expect(tablesAfter('')).toEqual([]);
});
