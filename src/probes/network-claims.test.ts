import { expect, test } from 'vitest';
import type { Link } from './ip-json.ts';
import { agrees } from './network-claims.ts';

const link = (...addresses: Link['addresses'][number][]): Link => ({
  name: 'eth0',
  index: 2,
  kind: 'veth',
  peerIndex: 1,
  peerNamespace: 0,
  up: true,
  carrier: true,
  loopback: false,
  master: undefined,
  addresses,
});
const devices = ['Inter-|   Receive', '  eth0:    1012      12    0    0'];
const local = (address: string): string[] => [`           |-- ${address}`, '              /32 host LOCAL'];
const broadcast = (address: string): string[] => [`           |-- ${address}`, '              /32 link BROADCAST'];
const address = (text: string, prefix: number) => ({ address: text, prefix, family: 4 as const });

test('what the kernel’s tables say too is believed', () => {
  const kernel = [...local('10.200.7.1'), ...broadcast('10.200.7.255'), ...local('10.0.0.1')];
  expect(agrees([link(address('10.200.7.1', 24), address('10.0.0.1', 32))], devices, kernel)).toBe(true);
  expect(agrees([link(address('10.8.7.1', 31))], devices, local('10.8.7.1'))).toBe(true);
  // No broadcast address belongs to a network of IPv6.
  expect(agrees([link({ address: 'fd00::1', prefix: 8, family: 6 })], devices, [])).toBe(true);
  const peer = { ...address('10.3.3.1', 24), peer: '10.4.4.1' };
  expect(agrees([link(peer)], devices, [...local('10.3.3.1'), ...broadcast('10.4.4.255')])).toBe(true);
});

test('an address of a link that is down may be unknown to the kernel’s tables', () => {
  expect(agrees([{ ...link(address('10.200.7.1', 24)), up: false }], devices, [])).toBe(true);
});

test('any name that the kernel takes is found among its devices', () => {
  const header = ' face |bytes    packets errs drop|bytes    packets errs drop';
  for (const [name, line] of [
    ['lo', '    lo:       0       0    0    0'],
    ['a|b', '   a|b:       0       0    0    0'],
    ['veth-pinger-out', 'veth-pinger-out:       0       0    0    0'],
  ] as const)
    expect(agrees([{ ...link(), name }], [...devices.slice(0, 1), header, line], [])).toBe(true);
});

test('a link that is left out is told', () => {
  expect(agrees([link()], [...devices, '  eth1:       0       0    0    0'], [])).toBe(false);
});

test.each([
  ['a link that is not there', [{ ...link(), name: 'eth1' }], []],
  ['an address that is not there', [link(address('10.200.7.1', 24))], broadcast('10.200.7.255')],
  ['an address that is left out', [link()], local('10.200.7.1')],
  [
    'a prefix that is too narrow',
    [link(address('10.200.7.1', 24))],
    [...local('10.200.7.1'), ...broadcast('10.200.255.255')],
  ],
  ['a prefix that was forgotten', [link(address('10.200.7.1', 24))], local('10.200.7.1')],
])('%s is told', (_, links, kernel) => {
  expect(agrees(links, devices, kernel)).toBe(false);
});
