import { expect, test } from 'vitest';
import type { Link } from '../../src/probes/index.ts';
import {
  addresses,
  causeOf,
  end,
  hostInode,
  hostWith,
  labInode,
  labWith,
  link,
  nowhere,
  pairParameters,
} from './pair.fixture.ts';
import { pingReplies } from './ping-replies.ts';
import { isLoopback, ownsContainerAddress, reachable } from './reach.ts';

const outer = end('veth-host', 5, 6, { addresses: addresses('10.200.7.1/24') });
const inner = end('veth-in', 6, 5, { addresses: addresses('10.200.7.10/24') });
const routes = [{ to: '10.200.7.0/24', via: undefined, link: 'veth-in' }];
const reach = (host: readonly Link[], inode = labInode) =>
  reachable(hostWith(host), labWith([inner], { routes, inode }), { ...pairParameters, x: 7 });

test('the container is reached through the pair, or through the bridge that its end is a port of', () => {
  expect(reach([outer])).toEqual({ host: outer.addresses[0], container: inner.addresses[0], link: 'veth-host' });
  const bridge = link('br0', { kind: 'bridge', addresses: addresses('10.200.7.2/24') });
  const port = { ...outer, addresses: [], master: 'br0' };
  expect(reach([port, bridge])).toMatchObject({ link: 'br0', host: { address: '10.200.7.2' } });
  for (const down of [
    [port, { ...bridge, up: false }],
    [{ ...port, up: false }, bridge],
  ])
    expect(reach(down)).toBeUndefined();
  expect(reachable(hostWith([outer]), labWith([{ ...inner, up: false }], { routes }), pairParameters)).toBeUndefined();
});

test('nothing is sent where the namespace is the host’s own, whatever else was seen there', () => {
  expect(reach([outer], hostInode)).toBeUndefined();
});

test('nothing is sent where the host’s end has not the lab’s address, though one of the same network', () => {
  const other = { ...outer, addresses: addresses('10.200.7.9/24') };
  expect(reach([other])).toBeUndefined();
});

test('a ping that was not sent says why', () => {
  const { judge } = pingReplies(nowhere);
  const owner = hostWith([outer, link('eth0', { addresses: addresses('192.0.2.1/24', '10.200.7.10/24') })]);
  expect(
    [hostWith([outer]), owner].map((host) => ownsContainerAddress(host, labWith([inner]), pairParameters)),
  ).toEqual([false, true]);
  const inside = labWith([inner], { routes });
  expect(judge({ host: owner, inside, ping: undefined }, pairParameters)).toMatchObject({ cause: 'owned-by-host' });
  expect(judge({ host: hostWith([outer]), inside, ping: undefined }, pairParameters)).toMatchObject({
    cause: 'no-reply',
    found: { x: 7, sent: 0 },
  });
});

test('a route that is missing, on either side, and one that another table has, are told apart', () => {
  const { judge } = pingReplies(nowhere);
  const inside = labWith([inner], { routes });
  const host = { ...hostWith([outer]), routes: [{ to: '10.200.7.0/24', via: undefined, link: 'veth-host' }] };
  const misrouted = (table?: string) => ({ sent: 0, received: 0, misrouted: { link: 'wg0', table } });
  const causeFor = (facts: object) => causeOf(judge({ host, inside, ping: undefined, ...facts }, pairParameters));
  expect(causeFor({ ping: misrouted() })).toBe('misrouted');
  expect(causeFor({ ping: misrouted('100') })).toBe('other-table');
  expect(causeFor({ host: hostWith([outer]), ping: misrouted('100') })).toBe('no-route');
  expect(causeFor({ inside: labWith([inner], { routes: [] }) })).toBe('no-way-back');
  expect(causeFor({})).toBe('no-reply');
});

test('a loopback has many addresses of IPv4, and one of IPv6', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', '0.0.0.0', '::', '::127.0.0.1'].filter(isLoopback)).toEqual([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
  ]);
});
