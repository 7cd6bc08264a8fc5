import { describe, expect, test } from 'vitest';
import type { PacketChain, RouteAnswer, RouteAnswers } from '../../src/probes/index.ts';
import { tablesAfter } from '../../src/probes/packet-tables.fixture.ts';
import { addressHost } from './address-host.ts';
import { defaultRoute } from './default-route.ts';
import { forwardingOn } from './forwarding-on.ts';
import { causeOf, chain, hostNet, judge, link, network, parameters, rule, subjectFacts } from './host.fixture.ts';
import { masquerade } from './masquerade.ts';
import { questionsOf } from './packet/questions.ts';
import type { route } from './way.fixture.ts';
import {
  type Answers,
  answers,
  dropping,
  facts,
  forward,
  guessing,
  host,
  ipset,
  masquerading,
  nat,
  near,
  onHost,
  own,
  routing,
  switches,
  up,
  way,
  whole,
  within,
} from './way.fixture.ts';

describe('the address of a port of a bridge', () => {
  const bridged = (onPort: readonly string[], elsewhere: readonly string[]) => ({
    host: network(hostNet, [
      link('veth0', onPort, { master: 'br0' }),
      link('br0', [], { kind: 'bridge' }),
      link('eth0', elsewhere),
    ]),
  });

  test('that stayed on the port is told apart from one on any other link', () => {
    expect(judge(addressHost, bridged(['172.20.0.100'], []))).toMatchObject({
      cause: 'on-port',
      found: { bridge: 'br0' },
    });
    expect(judge(addressHost, bridged([], ['172.20.0.100']))).toMatchObject({
      cause: 'other-link',
      found: { outer: 'br0', link: 'eth0' },
    });
  });
});

const said = (more: Answers): { readonly answers: RouteAnswers } => ({ answers: answers({ ...onHost, ...more }) });
const saidInside = (more: Answers): { readonly answersInside: RouteAnswers } => ({
  answersInside: answers({ ...within, ...more }),
});
const shared = subjectFacts({ namespaces: { net: hostNet } });

describe('the default route', () => {
  const inside = (...routes: (typeof route)[]) => ({ inside: { ...facts.inside, routes: [...routes, near] } });
  const leaves = (of: RouteAnswer | null) => saidInside({ '8.8.8.8 mark 0': of });

  test.each<[string, string, object]>([
    ['via the host', 'passed', {}],
    [
      'via nobody',
      'nobody',
      {
        ...leaves(way('ceth0', { gateway: '172.20.0.9' })),
        ...said({ '172.20.0.9 from 172.20.0.5 iif veth0 mark 0': way('veth0') }),
      },
    ],
    [
      'via an address of another link of the host',
      'passed',
      {
        ...leaves(way('ceth0', { gateway: '172.20.0.1' })),
        ...said({ '172.20.0.1 from 172.20.0.5 iif veth0 mark 0': own }),
      },
    ],
    ['without a gateway', 'no-gateway', leaves(way('ceth0'))],
    [
      'without a gateway, where the host takes packets for others',
      'passed',
      {
        ...leaves(way('ceth0')),
        routing: routing({
          switches: new Map([
            ['ipv4/conf/veth0/forwarding', 1],
            ['ipv4/conf/all/proxy_arp', 1],
          ]),
        }),
      },
    ],
    ['by another link', 'absent', leaves(way('eth1', { gateway: '172.20.0.100' }))],
    ['that is not there', 'absent', leaves(null)],
    ['in a shared network', 'absent', { inside: host }],
    ['behind a rule that drops', 'dropped', { rulesInside: [chain('filter', 'output', [dropping])] }],
    ['behind a rule that cannot be told', 'unknown', { rulesInside: [chain('filter', 'output', [guessing])] }],
    ['that was not asked for', 'unknown', { answersInside: answers({}) }],
  ])('%s: %s', (_, expected, more) => {
    expect(causeOf(defaultRoute, { ...whole, ...more })).toBe(expected);
  });

  test('packets that get there by other routes pass, with a note', () => {
    expect(judge(defaultRoute, { ...whole, ...inside() })).toMatchObject({ status: 'passed', note: 'another-way' });
    expect(judge(defaultRoute, whole)).not.toHaveProperty('note');
  });
});

describe('forwarding', () => {
  const refused = said({ '8.8.8.8 from 172.20.0.5 iif veth0 mark 0': null });
  const back = (of: RouteAnswer | null) => said({ '172.20.0.5 from 8.8.8.8 iif eth0 mark 0': of });
  const table = (to: string, type: string) => ({
    table: 'main',
    to,
    type,
    link: 'eth0',
    gateways: [],
    metric: 0,
    text: `${type} ${to}`,
  });
  const asksAll = { from: '0.0.0.0/0', to: '0.0.0.0/0', iif: undefined, mark: 0, mask: 0, negated: false };
  const tables = (...routes: ReturnType<typeof table>[]) =>
    routing({
      rules: [{ priority: 1, table: 'main', action: undefined, ofKind: false, asks: asksAll, text: '' }],
      routes,
    });

  test.each<[string, string, object]>([
    ['on', 'passed', {}],
    ['off for the link of the container', 'link-off', { onHost: switches(true, { veth0: false }) }],
    ['off, but on for the link of the container', 'passed', { onHost: switches(false, { veth0: true }) }],
    ['on in the container only', 'in-container', { onHost: switches(false), forwardingInside: switches(true) }],
    ['off in both', 'off', { onHost: switches(false), forwardingInside: switches(false) }],
    ['off, where the container’s network has gone', 'off', { onHost: switches(false) }],
    [
      'off, in a network that both share',
      'off',
      { ...shared, onHost: switches(false), forwardingInside: switches(true) },
    ],
    ['a rule that drops', 'dropped', { rules: [forward(dropping)] }],
    ['a rule that cannot be told', 'unknown', { rules: [forward(guessing), nat(masquerading)] }],
    ['a rule that cannot be told, before one that drops', 'dropped', { rules: [forward(guessing, dropping)] }],
    ['a route that leads nowhere', 'no-way', { ...refused, routing: tables(table('8.0.0.0/8', 'blackhole')) }],
    ['a source that is refused', 'refused', { ...refused, routing: tables(table('0.0.0.0/0', 'unicast')) }],
    ['off for the link of the answers', 'link-off', { ...back(null), onHost: switches(true, { eth0: false }) }],
    ['answers that are refused', 'refused', { ...back(null), routing: tables(table('0.0.0.0/0', 'unicast')) }],
    ['answers that go astray', 'astray', back(way('eth7'))],
    ['answers that are dropped inside', 'inside', { rulesInside: [chain('filter', 'input', [dropping])] }],
    ['packets that are redirected', 'kept', said({ '8.8.8.8 from 172.20.0.5 iif veth0 mark 0': own })],
    ['a program beside the rules', 'unknown', { routing: routing({ beside: ['tc'] }) }],
    [
      'a chain beside the way',
      'unknown',
      { rules: [chain('filter', 'netdev ingress', [dropping]), nat(masquerading)] },
    ],
    ['an empty chain beside the way', 'passed', { rules: [chain('filter', 'netdev ingress', []), nat(masquerading)] }],
  ])('%s: %s', (_, expected, more) => {
    expect(causeOf(forwardingOn, { ...whole, ...more })).toBe(expected);
  });

  test('the rule that takes the packet is named', () => {
    const rules = tablesAfter(
      'iptables-legacy -A FORWARD -s 10.0.0.0/8 -j DROP; iptables-legacy -A FORWARD -i veth0 -j DROP',
    );
    expect(judge(forwardingOn, { ...whole, rules })).toMatchObject({
      found: { rule: 'iptables-legacy: FORWARD rule 2: -i veth0 -j DROP' },
    });
  });
});

describe('a rule of the kernel that cannot be told leaves open what it decides', () => {
  const rule = {
    queue: '-j NFQUEUE --queue-num 0',
    set: '-m set --match-set lab src -j DROP',
    chance: '-m statistic --mode random --probability 0.5 -j DROP',
    limit: '-m limit --limit 1/min -j ACCEPT',
    time: '-m time --timestart 00:10:00 --timestop 23:00:00 -j DROP',
  };
  const policy = { limit: '-P FORWARD DROP' };

  test.each(['iptables-legacy', 'iptables-nft'].flatMap((tool) => Object.entries(rule).map((one) => [tool, ...one])))(
    '%s: %s',
    (tool, name = '', words) => {
      const before = name === 'set' ? ipset : ':';
      const chains = tablesAfter(`${before}
${tool} -A FORWARD ${words}; ${tool} ${name === 'limit' ? policy.limit : '-P FORWARD ACCEPT'}; ${tool} -t nat -A POSTROUTING -j MASQUERADE`);
      const facts = { ...whole, rules: chains };
      expect(judge(forwardingOn, facts)).toMatchObject({ status: 'unknown', reason: 'undecided' });
      expect(causeOf(masquerade, facts)).toBe('passed');
      // A rule that another packet is for decides nothing.
      const aside = tablesAfter(`${before}
${tool} -A FORWARD -s 10.9.9.9 ${words}; ${tool} -t nat -A POSTROUTING -j MASQUERADE`);
      expect(causeOf(forwardingOn, { ...whole, rules: aside })).toBe('passed');
    },
  );

  test('a chain at a link, before all others', () => {
    const rules = tablesAfter(`ip link add one type veth peer name two; nft add table netdev early
nft add chain netdev early in '{ type filter hook ingress device "one" priority 0; policy drop; }'
iptables-legacy -t nat -A POSTROUTING -j MASQUERADE`);
    expect(judge(forwardingOn, { ...whole, rules })).toMatchObject({ status: 'unknown', detail: 'netdev early in' });
  });

  test('the port of a bridge, only where packets come over one and meet the rules there', () => {
    const rules = tablesAfter(`iptables-legacy -A FORWARD -m physdev --physdev-is-bridged -j DROP
iptables-legacy -t nat -A POSTROUTING -m physdev ! --physdev-is-out -j MASQUERADE`);
    const bridge = link('br0', ['172.20.0.100'], { ...up, index: 9, kind: 'bridge' });
    const bridged = network(hostNet, [link('veth0', [], { ...up, master: 'br0' }), bridge, ...host.links.slice(1)]);
    const calls = (value: number) => routing({ switches: new Map([['bridge/bridge-nf-call-iptables', value]]) });
    const over = {
      ...whole,
      network: bridged,
      answers: answers(
        Object.fromEntries(
          Object.entries(onHost).map(([words, answer]) => [
            words.replace('veth0', 'br0'),
            answer && { ...answer, link: answer.link === 'veth0' ? 'br0' : answer.link },
          ]),
        ),
      ),
      rules,
    };
    expect(judge(forwardingOn, { ...over, routing: calls(1) })).toMatchObject({ detail: '-m physdev' });
    expect(causeOf(forwardingOn, { ...over, routing: calls(0) })).toBe('passed');
    expect(causeOf(masquerade, { ...over, routing: calls(0) })).toBe('passed');
    expect(causeOf(forwardingOn, { ...whole, rules, routing: calls(1) })).toBe('passed');
  });
});

describe('a masquerading rule', () => {
  const to = (address: string, high = address) =>
    tablesAfter(`iptables-legacy -t nat -A POSTROUTING -j SNAT --to-source ${address}-${high}`);
  const table = (...rules: string[]) =>
    tablesAfter(rules.map((one) => `iptables-legacy -t nat -A POSTROUTING ${one}`).join('\n'));

  test.each<[string, string, object]>([
    ['for every packet', 'passed', {}],
    ['that only accepts', 'absent', { rules: table('-j ACCEPT') }],
    ['that gives an address of the link', 'passed', { rules: to('192.0.2.7') }],
    ['that gives an address of another link', 'foreign-address', { rules: to('172.20.0.100') }],
    ['that gives a foreign address', 'foreign-address', { rules: to('198.51.100.1') }],
    ['that gives one of several', 'unknown', { rules: to('192.0.2.7', '192.0.2.8') }],
    [
      'behind one with a foreign address',
      'foreign-address',
      { rules: table('-j SNAT --to-source 198.51.100.1', '-j MASQUERADE') },
    ],
    ['behind one that returns', 'taken-earlier', { rules: table('-s 172.20.0.0/24 -j RETURN', '-j MASQUERADE') }],
    ['behind one that returns others', 'passed', { rules: table('-s 172.21.0.0/24 -j RETURN', '-j MASQUERADE') }],
    ['for another network', 'other-network', { rules: table('-s 172.17.0.0/16 -j MASQUERADE') }],
    ['for another link', 'wrong-link', { rules: table('-o docker0 -j MASQUERADE') }],
    ['for another network and link', 'other-network', { rules: table('-s 172.17.0.0/16 -o docker0 -j MASQUERADE') }],
    ['for one protocol', 'only-some', { rules: table('-p tcp -j MASQUERADE') }],
    [
      'for one of its protocols after another',
      'passed',
      { rules: table('-p tcp -j MASQUERADE', '-p udp -j MASQUERADE', '-p icmp -j MASQUERADE') },
    ],
    ['in a chain that nothing jumps to', 'not-hooked', { rules: [chain(undefined, undefined, [masquerading])] }],
    ['by chance', 'unknown', { rules: table('-m statistic --mode random --probability 0.5 -j MASQUERADE') }],
    [
      'of packets that are not tracked',
      'untracked',
      { rules: [...tablesAfter('iptables-legacy -t raw -A PREROUTING -j CT --notrack'), nat(masquerading)] },
    ],
    ['in the container only', 'in-container', { rules: [], rulesInside: [nat(masquerading)] }],
    ['in neither', 'absent', { rules: [], rulesInside: [nat()] }],
    ['of a network that both share', 'absent', { ...shared, rules: [], rulesInside: [nat(masquerading)] }],
  ])('%s: %s', (_, expected, more) => {
    expect(causeOf(masquerade, { ...whole, ...more })).toBe(expected);
  });

  test('what it is for is named', () => {
    expect(judge(masquerade, { ...whole, rules: table('-o docker0 -j MASQUERADE') })).toMatchObject({
      found: { found: 'docker0', link: 'eth0' },
    });
    expect(judge(masquerade, { ...whole, rules: table('-s 172.17.0.0/16 -j MASQUERADE') })).toMatchObject({
      found: { found: '172.17.0.0/16' },
    });
  });
});

describe('the outside', () => {
  const unrouted = answers({ '8.8.8.8 mark 0': null });
  const neighbour: Answers = {
    '8.8.8.8 mark 0': null,
    '192.0.2.1 from 172.20.0.5 iif veth0 mark 0': way('eth0'),
    '192.0.2.1 mark 0': way('eth0'),
    '172.20.0.100 from 172.20.0.5 iif veth0 mark 0': own,
    '172.20.0.5 from 192.0.2.1 iif eth0 mark 0': way('veth0'),
  };
  const inside = answers({
    '192.0.2.1 mark 0': way('ceth0', { gateway: '172.20.0.100', source: '172.20.0.5' }),
    '172.20.0.5 from 192.0.2.1 iif ceth0 mark 0': own,
  });

  const near = { ...whole, answers: answers(neighbour), answersInside: inside };

  test('is a neighbour where the host knows no way to the name server', () => {
    expect([defaultRoute, forwardingOn, masquerade].map((check) => causeOf(check, near))).toEqual(
      Array(3).fill('passed'),
    );
    const elsewhere = tablesAfter('iptables-legacy -t nat -A POSTROUTING -o eth1 -j MASQUERADE');
    expect(causeOf(masquerade, { ...near, rules: elsewhere })).toBe('wrong-link');
  });

  test('to which the host knows no way: a rule for the link out is told once there is one', () => {
    const lost: Answers = { '192.0.2.1 from 172.20.0.5 iif veth0 mark 0': null, '192.0.2.1 mark 0': null };
    const rules = tablesAfter('iptables-legacy -t nat -A POSTROUTING -o eth0 -j MASQUERADE');
    const nowhere = { ...whole, rules, answersInside: inside, answers: answers({ ...neighbour, ...lost }) };
    expect(causeOf(forwardingOn, nowhere)).toBe('no-way');
    expect(judge(masquerade, nowhere)).toMatchObject({ status: 'unknown', before: 'forwarding-on' });
    const byChance = tablesAfter(
      'iptables-legacy -t nat -A POSTROUTING -m statistic --mode random --probability 0.5 -j MASQUERADE',
    );
    expect(judge(masquerade, { ...near, rules: byChance })).not.toHaveProperty('before');
  });

  test('is no link of engines: a host without any other has rules that are judged all the same', () => {
    const alone = network(hostNet, [
      link('veth0', ['172.20.0.100'], up),
      link('docker0', ['172.17.0.1'], { ...up, kind: 'bridge' }),
      link('veth9', [], { ...up, kind: 'veth', master: 'docker0' }),
    ]);
    const lonely = {
      ...whole,
      network: alone,
      answers: answers({ ...onHost, '8.8.8.8 mark 0': null, '8.8.8.8 from 172.20.0.5 iif veth0 mark 0': null }),
    };
    expect(causeOf(masquerade, lonely)).toBe('passed');
    expect(causeOf(forwardingOn, { ...lonely, rules: [forward(dropping)] })).toBe('dropped');
    expect(
      causeOf(masquerade, {
        ...lonely,
        answers: unrouted,
        rules: tablesAfter('iptables-legacy -t nat -A POSTROUTING -o eth1 -j MASQUERADE'),
      }),
    ).toBe('unknown');
  });
});

describe('the questions for ways', () => {
  const marked = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      rule(
        { do: 'test', test: { is: 'untold', what: 'chance' } },
        { do: 'set', field: 'mark', value: { xor: [{ and: 0, xor: index + 1 }] } },
      ),
    );
  const asked = (rules: readonly PacketChain[]) => questionsOf({ ...facts, rules }, parameters);
  const marks = (rules: readonly PacketChain[]) =>
    [...new Set(asked(rules).host.first.map(({ mark }) => mark))].toSorted((a, b) => a - b);

  test('are for each mark that may be given before routing, of eight at most', () => {
    expect(marks([])).toEqual([0]);
    expect(marks([chain('filter', 'prerouting', marked(3))])).toEqual([0, 1, 2, 3]);
    expect(marks([chain('filter', 'prerouting', marked(8))])).toEqual([0]);
    expect(marks([chain('filter', 'forward', marked(3))])).toEqual([0]);
  });

  test('are for the way there from the container, and for the answer by whatever link', () => {
    const { host: onHost, inside } = asked([]);
    expect(onHost.first).toContainEqual({ to: '8.8.8.8', from: '172.20.0.5', iif: 'veth0', mark: 0 });
    expect(onHost.first).toContainEqual({ to: '8.8.8.8', mark: 0 });
    expect(onHost.back).toContainEqual({ to: '172.20.0.5', from: '8.8.8.8', mark: 0 });
    expect(inside.first).toContainEqual({ to: '8.8.8.8', mark: 0 });
    expect(inside.first).toContainEqual({ to: '172.20.0.5', from: '8.8.8.8', iif: 'ceth0', mark: 0 });
  });
});
