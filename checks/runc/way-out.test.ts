import { describe, expect, test } from 'vitest';
import type { PacketChain, Route } from '../../src/probes/index.ts';
import { addressHost } from './address-host.ts';
import { defaultRoute } from './default-route.ts';
import { forwardingOn } from './forwarding-on.ts';
import { causeOf, chain, hostNet, judge, link, network, ownNet, rule, subjectFacts } from './host.fixture.ts';
import { masquerade } from './masquerade.ts';

const host = network(hostNet, [link('veth0', ['172.20.0.100']), link('eth0', ['192.0.2.7'])]);

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

describe('the default route', () => {
  const route = (via: string | undefined, of: Partial<Route> = {}): Route => ({
    to: '0.0.0.0/0',
    via,
    link: 'ceth0',
    ...of,
  });

  test.each<[string, string, readonly Route[]]>([
    ['via the host', 'passed', [route('172.20.0.100')]],
    ['via the host, beside another one', 'passed', [route('172.20.0.9'), route('172.20.0.100')]],
    ['via nobody', 'nobody', [route('172.20.0.9')]],
    ['by another link', 'absent', [route('172.20.0.100', { link: 'eth1' })]],
    ['to one network only', 'absent', [route('172.20.0.100', { to: '10.0.0.0/8' })]],
  ])('%s: %s', (_, expected, routes) => {
    expect(causeOf(defaultRoute, { host, inside: { ...network(ownNet), routes } })).toBe(expected);
  });
});

describe('forwarding', () => {
  const switches = (all: boolean, links: Readonly<Record<string, boolean>> = {}) => ({
    all,
    links: new Map(Object.entries(links)),
  });
  const facts = { ...subjectFacts(), network: host, rules: [] };
  const shared = subjectFacts({ namespaces: { net: hostNet } });

  test.each<[string, string, object]>([
    ['on', 'passed', { onHost: switches(true, { veth0: true }) }],
    ['off for the link of the container', 'link-off', { onHost: switches(true, { veth0: false }) }],
    ['off for another link', 'passed', { onHost: switches(true, { eth0: false }) }],
    ['on in the container only', 'in-container', { onHost: switches(false), inside: switches(true) }],
    ['off in both', 'off', { onHost: switches(false), inside: switches(false) }],
    ['off, where the container’s network has gone', 'off', { onHost: switches(false), inside: undefined }],
    ['off, in a network that both share', 'off', { ...shared, onHost: switches(false), inside: switches(true) }],
  ])('%s: %s', (_, expected, more) => {
    expect(causeOf(forwardingOn, { ...facts, ...more })).toBe(expected);
  });
});

describe('a masquerading rule', () => {
  const postrouting = (...rules: PacketChain['rules']): PacketChain[] => [chain('nat', 'postrouting', rules)];
  const facts = { ...subjectFacts(), network: host, rules: [], inside: [] };
  const shared = subjectFacts({ namespaces: { net: hostNet } });
  const right = rule('masquerade');
  const foreign = rule('snat', { address: '198.51.100.1' });

  test.each<[string, string, object]>([
    ['for every packet', 'passed', { rules: postrouting(right) }],
    ['that only accepts', 'absent', { rules: postrouting(rule('accept')) }],
    ['that gives an address of the host', 'passed', { rules: postrouting(rule('snat', { address: '192.0.2.7' })) }],
    ['that gives a foreign address', 'foreign-address', { rules: postrouting(foreign) }],
    ['beside one with a foreign address', 'passed', { rules: postrouting(foreign, right) }],
    ['in a chain that nothing jumps to', 'not-hooked', { rules: [chain(undefined, undefined, [right])] }],
    ['in the container only', 'in-container', { inside: postrouting(rule('accept'), right) }],
    ['in neither, with chains in the container', 'absent', { inside: postrouting() }],
    ['of a network that both share, at first', 'absent', { ...shared, inside: postrouting(right) }],
  ])('%s: %s', (_, expected, more) => {
    expect(causeOf(masquerade, { ...facts, ...more })).toBe(expected);
  });
});
