import { describe, expect, test } from 'vitest';
import type { PacketChain } from '../../src/probes/index.ts';
import { tablesAfter } from '../../src/probes/packet-tables.fixture.ts';
import { chain, rule } from './host.fixture.ts';
import { drops, fitsSource, fitsWayOut, rulesBehind, translates } from './packet-way.ts';

const packet = { source: '172.20.0.2', incoming: ['veth-host', 'br0'] };

/** The kernel's chains after nft(8) read a chain at the forward hook, and two more chains. */
const forward = (policy: 'accept' | 'drop', rules: string, jumped = '', twice = ''): PacketChain[] =>
  tablesAfter(`nft -f - <<'END'
table ip t {
  chain two {
    ${twice}
  }
  chain one {
    ${jumped}
  }
  chain way {
    type filter hook forward priority 0; policy ${policy};
    ${rules}
  }
}
END`);

describe('rules drop what the host should pass on', () => {
  test.each([
    ['no rules at all', false, 'accept', ''],
    ['a policy', true, 'drop', ''],
    ['a rule for all', true, 'accept', 'drop'],
    ['a rule for the container', true, 'accept', 'ip saddr 172.20.0.0/24 drop'],
    ['a rule for others', false, 'accept', 'ip saddr 172.21.0.0/24 drop'],
    ['a rule for all but the container', false, 'accept', 'ip saddr != 172.20.0.0/24 drop'],
    ['a rule for all but others', true, 'accept', 'ip saddr != 172.21.0.0/24 drop'],
    ['a rule for its link', true, 'accept', 'iifname "veth-host" drop'],
    ['a rule for links that begin so', true, 'accept', 'iifname "veth*" drop'],
    ['a rule for links that begin otherwise', false, 'accept', 'iifname "eth*" drop'],
    ['a rule for links that only begin alike', false, 'accept', 'iifname "vex*" drop'],
    ['a rule for another link', false, 'accept', 'iifname "veth-hos" drop'],
    ['a rule for all links but its own', false, 'accept', 'iifname != "veth-host" iifname != "br0" drop'],
    ['a rule for one way out says nothing of the others', false, 'accept', 'oifname "eth0" drop'],
    ['a rule for all ways out but one', true, 'accept', 'oifname != "eth0" drop'],
    ['a rule for the way back to the container', false, 'accept', 'oifname "veth-host" drop'],
    ['a rule for one protocol', false, 'accept', 'tcp dport 80 drop'],
    ['an accepting rule comes first', false, 'accept', 'ip saddr 172.20.0.0/24 accept\ndrop'],
    ['an accepting rule comes later', true, 'accept', 'drop\naccept'],
    ['all is accepted where the policy drops', false, 'drop', 'accept'],
    ['only the way there is accepted', true, 'drop', 'iifname "veth-host" accept'],
    ['there and back are accepted', false, 'drop', 'iifname "veth-host" accept\noifname "veth-host" accept'],
    ['there, and what belongs to it', false, 'drop', 'iifname "veth-host" accept\nct state established,related accept'],
    ['back to another link', true, 'drop', 'iifname "veth-host" accept\noifname "eth0" accept'],
    ['back is counted, not accepted', true, 'drop', 'iifname "veth-host" accept\noifname "veth-host" counter'],
    ['from its link and others', false, 'drop', 'iifname { "veth-host", "eth0" } accept'],
    ['from all but its link', false, 'drop', 'iifname "veth-host" accept\niifname != "veth-host" accept'],
    ['from another link', false, 'drop', 'iifname "veth-host" accept\niifname "eth0" accept'],
    [
      'there by its source, and back from everywhere',
      false,
      'drop',
      'ip saddr 172.20.0.2 accept\nip saddr 0.0.0.0/0 accept',
    ],
    ['there by its source alone', true, 'drop', 'ip saddr 172.20.0.2 accept'],
    ['what belongs to it, but nothing goes there', true, 'drop', 'ct state established,related accept'],
    [
      'there for one protocol from its link',
      false,
      'drop',
      'iifname "veth-host" tcp dport 80 accept\noifname "veth-host" accept',
    ],
    [
      'there for one protocol by its source',
      false,
      'drop',
      'ip saddr 172.20.0.2 tcp dport 80 accept\noifname "veth-host" accept',
    ],
  ] as const)('%s: %s', (_, expected, policy, rules) => {
    expect(drops(forward(policy, rules), packet)).toBe(expected);
  });

  test.each([
    ['a chain that drops', true, 'jump one', 'drop', ''],
    ['a chain that accepts, before a rule that drops', false, 'jump one\ndrop', 'accept', ''],
    ['a chain that goes back', true, 'jump one\ndrop', 'return\naccept', ''],
    ['a chain of another source', false, 'ip saddr 10.0.0.0/8 jump one', 'drop', ''],
    ['a chain behind a chain', true, 'jump one', 'jump two\naccept', 'drop'],
    ['an empty chain', false, 'jump one', '', ''],
    ['a return at the top is the policy', false, 'return\ndrop', '', ''],
  ])('%s: %s', (_, expected, rules, jumped, twice) => {
    expect(drops(forward('accept', rules, jumped, twice), packet)).toBe(expected);
  });

  test('answers are accepted in a chain behind', () => {
    const accepted = forward('drop', 'iifname "veth-host" accept\njump one', 'oifname "veth-host" accept');
    expect(drops(accepted, packet)).toBe(false);
  });

  test('a sign for all endings is one at the end only', () => {
    const plus = forward('accept', 'iifname "veth+x" drop');
    expect(drops(plus, { ...packet, incoming: ['veth+x'] })).toBe(true);
    expect(drops(plus, { ...packet, incoming: ['veth+y'] })).toBe(false);
  });

  test('every chain at the hook must let them pass, of whatever table', () => {
    const there = { incoming: { values: ['veth-host'], negated: false } };
    const half = chain('filter', 'forward', [rule('accept', there)], 'drop');
    expect(drops([half, chain('filter', 'forward', [rule('accept')])], packet)).toBe(true);
    expect(drops([chain('mangle', 'forward', [], 'drop')], packet)).toBe(true);
    expect(drops([chain('mangle', 'forward', [])], packet)).toBe(false);
  });

  test('chains at other hooks say nothing', () => {
    const others = tablesAfter(`nft -f - <<'END'
table ip t {
  chain in {
    type filter hook input priority 0; policy drop;
  }
  chain before {
    type nat hook prerouting priority 0; policy drop;
  }
}
END`);
    expect(others).toHaveLength(2);
    expect(drops(others, packet)).toBe(false);
  });
});

describe('rules behind a hook', () => {
  const chains = (): PacketChain[] =>
    tablesAfter(`nft -f - <<'END'
table ip t {
  chain deep {
    masquerade
  }
  chain own {
    jump deep
    goto deep
    ip saddr 172.20.0.0/24 oifname != "br0" snat to 1.2.3.4
  }
  chain never {
    accept
  }
  chain post {
    type nat hook postrouting priority 100;
    oifname "eth0" jump own
    counter
  }
  chain filter-post {
    type filter hook postrouting priority 0;
    drop
  }
  chain pre {
    type nat hook prerouting priority 0;
    return
  }
}
END`);

  test('are those of its chains and of all that these jump to, each once, in their order', () => {
    const rules = rulesBehind(chains(), 'postrouting', 'nat');
    expect(rules.map(({ act }) => act)).toEqual(['jump', 'jump', 'masquerade', 'jump', 'snat', 'none']);
    expect(rules.map(translates)).toEqual([false, false, true, false, true, false]);
  });

  test('hold for a source and a way out', () => {
    const [entry, , masquerade, , snat] = rulesBehind(chains(), 'postrouting', 'nat');
    expect([masquerade!, snat!].map((rule) => fitsSource(rule, packet))).toEqual([true, true]);
    expect(fitsSource(snat!, { ...packet, source: '172.21.0.2' })).toBe(false);
    expect([entry!, masquerade!, snat!].map((rule) => fitsWayOut(rule, packet))).toEqual([true, true, true]);
    expect(fitsWayOut(entry!, { ...packet, incoming: ['eth0'] })).toBe(false);
    expect(fitsWayOut(snat!, { ...packet, incoming: ['br0'] })).toBe(true);
  });

  test('of a way out by two links hold where one of them is another’s', () => {
    const [rule] = rulesBehind(forward('accept', 'oifname { "veth-host", "eth0" } accept'), 'forward', 'filter');
    expect(fitsWayOut(rule!, packet)).toBe(true);
    expect(fitsWayOut(rule!, { ...packet, incoming: ['eth0', 'veth-host'] })).toBe(false);
  });
});
