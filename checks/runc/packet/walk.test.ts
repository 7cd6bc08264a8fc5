import { describe, expect, test } from 'vitest';
import { exactly, type PacketChain, type Range } from '../../../src/probes/index.ts';
import { addressNumber } from '../../../src/probes/packet/ipv4.ts';
import { tablesAfter } from '../../../src/probes/packet-tables.fixture.ts';
import { chain } from '../host.fixture.ts';
import { answerTo, firstPacket, kinds, type Packet } from './packet.ts';
import type { Surroundings } from './surroundings.ts';
import type { Live } from './walk-chain.ts';
import { type Hook, walkHook } from './walk-hook.ts';

const at = (address: string): Range => exactly(addressNumber(address) ?? -1);
const [ping, , web] = kinds;
const own = at('198.51.100.1');
const worldOf = (chains: readonly PacketChain[]): Surroundings => ({
  chains,
  chainOf: new Map(chains.map((one) => [one.key, one])),
  local: [own, at('172.20.0.1')],
  broadcast: [at('172.20.0.255')],
  ownAddress: () => own,
  overPort: (link) => link === 'br0',
  met: { count: 0 },
});
const sent = (of: Partial<Packet> = {}): Packet => ({
  ...firstPacket(ping!, at('172.20.0.5'), at('8.8.8.8'), 'br0'),
  tracking: 'new',
  oif: 'uplink',
  ...of,
});
const answer: Packet = { ...answerTo(sent(), at('172.20.0.5'), 'uplink'), tracking: 'established', oif: 'br0' };
const walk = (hook: Hook, chains: readonly PacketChain[], packet: Packet) =>
  walkHook(hook, [{ packet, doubts: [] } satisfies Live], worldOf(chains));
/** The possible fates of a packet at a hook, each once. */
const fates = (hook: Hook, chains: readonly PacketChain[], packet: Packet): string =>
  [...new Set(walk(hook, chains, packet).map(({ fate }) => fate))].toSorted().join(' or ');

/** The kernel's chains after nft(8) read a chain at the forward hook, and two more chains. */
const forward = (policy: 'accept' | 'drop', rules: string, jumped = '', twice = ''): PacketChain[] =>
  tablesAfter(`nft -f - <<'END'
table ip t {
  set lan {
    type ipv4_addr
    flags interval
    elements = { 172.20.0.0/24 }
  }
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

describe('a packet of the container, and the answer to it, in the forward chain', () => {
  const states = 'ct state vmap { established : accept, related : accept, invalid : drop }';
  test.each([
    ['no rules at all', 'accept', 'accept', 'accept', ''],
    ['a policy', 'drop', 'drop', 'drop', ''],
    ['a rule for all', 'drop', 'drop', 'accept', 'drop'],
    ['a rule for the container', 'drop', 'accept', 'accept', 'ip saddr 172.20.0.0/24 drop'],
    ['a rule for what goes to it', 'accept', 'drop', 'accept', 'ip daddr 172.20.0.0/24 drop'],
    ['a rule for all but the container', 'accept', 'drop', 'accept', 'ip saddr != 172.20.0.0/24 drop'],
    ['a rule for some of its network', 'accept', 'accept', 'accept', 'ip saddr 172.20.0.6-172.20.0.9 drop'],
    ['a rule for a set', 'drop', 'accept', 'accept', 'ip saddr @lan drop'],
    ['a rule for its link', 'drop', 'accept', 'accept', 'iifname "br0" drop'],
    ['a rule for links that begin so', 'drop', 'accept', 'accept', 'iifname "br*" drop'],
    ['a rule for links that only begin alike', 'accept', 'accept', 'accept', 'iifname "br00" drop'],
    ['a rule for another way out', 'accept', 'accept', 'accept', 'oifname "eth0" drop'],
    ['a rule for the way out', 'drop', 'accept', 'accept', 'iifname "br0" oifname "uplink" drop'],
    ['a rule for the way back', 'accept', 'drop', 'accept', 'oifname "br0" drop'],
    ['a rule for one protocol', 'accept', 'accept', 'accept', 'tcp dport 80 drop'],
    ['a rule for all ports of a protocol but one', 'accept', 'accept', 'accept', 'tcp dport != 80 drop'],
    ['a rule for pings', 'drop', 'accept', 'accept', 'icmp type echo-request drop'],
    ['an accepting rule comes first', 'accept', 'drop', 'accept', 'ip saddr 172.20.0.5 accept\ndrop'],
    ['an accepting rule comes later', 'drop', 'drop', 'accept', 'drop\naccept'],
    ['only the way there is accepted', 'accept', 'drop', 'drop', 'iifname "br0" accept'],
    ['what belongs to it', 'drop', 'accept', 'drop', 'ct state established,related accept'],
    ['there, and what belongs to it', 'accept', 'accept', 'drop', `${states}\niifname vmap { "br0" : accept }`],
    ['a verdict map without the packet', 'drop', 'drop', 'drop', 'iifname vmap { "eth0" : accept }'],
    ['a verdict map for all others', 'accept', 'accept', 'drop', 'iifname vmap { "eth0" : drop, * : accept }'],
    ['two values together', 'accept', 'drop', 'drop', 'iifname . ip saddr { "br0" . 172.20.0.5 } accept'],
    ['a mark that was set', 'accept', 'accept', 'drop', 'mark set 0x11\nmark & 0xf == 1 accept'],
    ['a mark by a map', 'accept', 'drop', 'drop', 'mark set ip saddr map { 172.20.0.5 : 7 }\nmark 7 accept'],
    ['the direction', 'accept', 'drop', 'drop', 'ct direction original accept'],
    ['an address of the host', 'accept', 'accept', 'accept', 'fib daddr type local drop'],
    ['fragments', 'accept', 'accept', 'accept', 'ip frag-off & 0x1fff != 0 drop'],
    ['chance', 'accept or drop', 'accept or drop', 'accept', 'numgen random mod 2 0 drop'],
    ['chance that makes no difference', 'accept', 'accept', 'accept', 'numgen random mod 2 0 accept'],
    ['a limit before the same', 'drop', 'drop', 'accept', 'limit rate 5/second drop\ndrop'],
  ] as const)('%s: %s, %s', (_, there, back, policy, rules) => {
    const chains = forward(policy, rules);
    expect([fates('forward', chains, sent()), fates('forward', chains, answer)]).toEqual([there, back]);
  });

  test.each([
    ['a chain that drops', 'drop', 'jump one', 'drop', ''],
    ['a chain that accepts, before a rule that drops', 'accept', 'jump one\ndrop', 'accept', ''],
    ['a chain that goes back', 'drop', 'jump one\ndrop', 'return\naccept', ''],
    ['a chain that ends', 'drop', 'jump one\ndrop', 'counter', ''],
    ['a chain for another source', 'accept', 'ip saddr 10.0.0.0/8 jump one', 'drop', ''],
    ['a chain behind a chain', 'drop', 'jump one', 'jump two\naccept', 'drop'],
    ['a return at the top is the policy', 'accept', 'return\ndrop', '', ''],
    ['goto does not come back', 'accept', 'goto one\ndrop', 'counter', ''],
    ['goto comes back to where the last jump was', 'drop', 'jump one\ndrop', 'goto two\naccept', 'counter'],
    ['goto by a verdict map', 'accept', 'iifname vmap { "br0" : goto one }\ndrop', '', ''],
  ])('%s: %s', (_, expected, rules, jumped, twice) => {
    expect(fates('forward', forward('accept', rules, jumped, twice), sent())).toBe(expected);
  });

  test('chains at other hooks, and of nat, say nothing', () => {
    expect(
      fates('forward', [chain('filter', 'input', [], 'drop'), chain('nat', 'prerouting', [], 'drop')], sent()),
    ).toBe('accept');
  });

  test('the rule that takes a packet is known', () => {
    const [outcome] = walk('forward', forward('accept', 'counter\njump one', 'ip saddr 172.20.0.5 drop'), sent());
    expect(outcome?.by).toMatchObject({ chain: { name: 'ip t one' }, rule: 0 });
  });

  test('chains that call each other without end cannot be told', () => {
    const jump = (key: string) => ({
      text: '',
      steps: [{ do: 'verdict', verdict: { to: 'jump', chain: key } }] as const,
    });
    const first = { ...chain('filter', 'forward', [jump('one')]), key: 'first' };
    const one = { ...chain('filter', undefined, [jump('one'), jump('one')]), key: 'one' };
    expect(fates('forward', [first, one], sent())).toBe('untold');
  });
});

describe('the order of chains', () => {
  const table = (chains: string) => tablesAfter(`nft -f - <<'END'\ntable ip t {\n${chains}\n}\nEND`);
  const marking = (priority: number, name: string, rule: string) =>
    `chain ${name} {\n type filter hook forward priority ${priority};\n ${rule}\n}`;

  test('is that of their priorities', () => {
    const asks = marking(0, 'b', 'mark 1 drop');
    expect(fates('forward', table(`${asks}\n${marking(-5, 'a', 'mark set 1')}`), sent())).toBe('drop');
    expect(fates('forward', table(`${asks}\n${marking(5, 'a', 'mark set 1')}`), sent())).toBe('accept');
  });

  test('of one priority is told only where it makes no difference', () => {
    const asks = marking(0, 'b', 'mark 1 drop');
    expect(fates('forward', table(`${asks}\n${marking(0, 'a', 'mark set 1')}`), sent())).toBe('accept or drop');
    expect(fates('forward', table(`${asks}\n${marking(0, 'a', 'drop')}`), sent())).toBe('drop');
  });

  test('a packet has no state before it is tracked', () => {
    const raw = (rule: string, priority: string) =>
      table(`chain a {\n type filter hook prerouting priority ${priority};\n ${rule}\n}`);
    const fresh = firstPacket(ping!, at('172.20.0.5'), at('8.8.8.8'), 'br0');
    expect(fates('prerouting', raw('ct state new drop', 'raw'), fresh)).toBe('accept');
    expect(fates('prerouting', raw('ct state new drop', 'mangle'), fresh)).toBe('drop');
    expect(fates('prerouting', raw('ct mark 0 drop', 'raw'), fresh)).toBe('accept');
  });
});

describe('translation', () => {
  const nat = (rules: string, more = '') =>
    tablesAfter(`nft -f - <<'END'
table ip t {
  chain before {
    type nat hook prerouting priority dstnat;
    ${more}
  }
  chain out {
    type nat hook postrouting priority srcnat;
    ${rules}
  }
  chain late {
    type filter hook postrouting priority srcnat + 5;
    ip saddr 198.51.100.1 counter accept
    ip saddr 172.20.0.5 mark set 9
  }
}
END`);
  const after = (hook: Hook, chains: readonly PacketChain[], packet: Packet): Packet => {
    const outcomes = walk(hook, chains, packet);
    expect(outcomes.map(({ fate }) => fate)).toEqual(['accept']);
    return outcomes[0]!.packet;
  };

  test('gives a new connection another source, and what comes behind sees it', () => {
    expect(after('postrouting', nat('masquerade'), sent())).toMatchObject({ saddr: own, mark: exactly(0) });
    expect(after('postrouting', nat('snat ip to 192.0.2.7'), sent()).saddr).toEqual(at('192.0.2.7'));
    expect(after('postrouting', nat('ip saddr 10.0.0.0/8 masquerade'), sent())).toMatchObject({
      saddr: at('172.20.0.5'),
      mark: exactly(9),
    });
  });

  test('is only for new connections, and only once', () => {
    expect(after('postrouting', nat('masquerade'), sent({ tracking: 'established' })).saddr).toEqual(at('172.20.0.5'));
    expect(after('postrouting', nat('masquerade'), sent({ tracking: 'untracked' })).saddr).toEqual(at('172.20.0.5'));
    expect(after('postrouting', nat('accept\nmasquerade'), sent()).saddr).toEqual(at('172.20.0.5'));
  });

  test('of the destination is put back for the answer', () => {
    const chains = nat('masquerade', 'tcp dport 443 dnat ip to 9.9.9.9');
    const fresh = firstPacket(web!, at('172.20.0.5'), at('8.8.8.8'), 'br0');
    const there = after('prerouting', chains, fresh);
    expect(there).toMatchObject({ daddr: at('9.9.9.9'), tracking: 'new' });
    const gone = after('postrouting', chains, { ...there, oif: 'uplink' });
    const back = after('prerouting', chains, answerTo(gone, gone.saddr, 'uplink'));
    expect(back).toMatchObject({ saddr: at('9.9.9.9'), daddr: at('172.20.0.5'), tracking: 'established' });
    expect(after('postrouting', chains, back).saddr).toEqual(at('8.8.8.8'));
  });

  test('a packet that is not tracked has answers that belong to nothing', () => {
    const chains = tablesAfter(
      "nft add table ip t; nft 'add chain ip t r { type filter hook prerouting priority raw; }'; nft add rule ip t r ip saddr 172.20.0.0/24 notrack",
    );
    const there = after('prerouting', chains, firstPacket(ping!, at('172.20.0.5'), at('8.8.8.8'), 'br0'));
    expect(there.tracking).toBe('untracked');
    expect(after('prerouting', chains, answerTo(there, there.saddr, 'uplink')).tracking).toBe('invalid');
    const udp = after('prerouting', chains, firstPacket(kinds[1]!, at('172.20.0.5'), at('8.8.8.8'), 'br0'));
    expect(after('prerouting', chains, answerTo(udp, udp.saddr, 'uplink')).tracking).toBe('new');
  });

  test('marks of a connection come back with the answer', () => {
    const chains = tablesAfter(`iptables-legacy -t mangle -A PREROUTING -j CONNMARK --restore-mark
iptables-legacy -t mangle -A POSTROUTING -j MARK --set-mark 0x12
iptables-legacy -t mangle -A POSTROUTING -j CONNMARK --save-mark`);
    const gone = after('postrouting', chains, sent());
    expect(gone.ctMark).toEqual(exactly(0x12));
    expect(after('prerouting', chains, answerTo(gone, gone.saddr, 'uplink')).mark).toEqual(exactly(0x12));
  });
});

describe('the mark by which the kernel chooses a way anew for what is made here', () => {
  const fresh = firstPacket(web!, at('172.20.0.5'), at('8.8.8.8'), '');
  const chosenBy = (script: string): readonly Range[] =>
    walk('output', tablesAfter(script), fresh).map(({ packet }) => packet.routedMark);
  const table = (...chains: readonly string[]): string => `nft -f - <<'END'
table ip t {
${chains.map((text, index) => `  chain c${index} {\n    ${text}\n  }`).join('\n')}
}
END`;

  test.each([
    ['a chain of the type filter', table('type filter hook output priority mangle; meta mark set 0x5'), 0],
    ['a chain of the type route', table('type route hook output priority mangle; meta mark set 0x5'), 5],
    [
      'a chain of the type route that changes nothing behind one that does',
      table(
        'type filter hook output priority raw; meta mark set 0x5',
        'type route hook output priority mangle; counter',
      ),
      0,
    ],
    [
      'a chain of the type filter behind one of the type route',
      table(
        'type route hook output priority mangle; meta mark set 0x5',
        'type filter hook output priority 0; meta mark set 0x6',
      ),
      5,
    ],
    [
      'another destination behind a chain of the type filter',
      table(
        'type filter hook output priority mangle; meta mark set 0x5',
        'type nat hook output priority -100; dnat to 9.9.9.9',
      ),
      5,
    ],
    ['the table mangle of iptables', 'iptables-nft -t mangle -A OUTPUT -j MARK --set-mark 5', 5],
    ['the table mangle of the older iptables', 'iptables-legacy -t mangle -A OUTPUT -j MARK --set-mark 5', 5],
    ['the table filter of the older iptables', 'iptables-legacy -A OUTPUT -j MARK --set-mark 5', 0],
  ])('%s', (_, script, mark) => {
    expect(chosenBy(script)).toEqual([exactly(mark)]);
  });
});
