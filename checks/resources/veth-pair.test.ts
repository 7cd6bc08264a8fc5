import { expect, test } from 'vitest';
import type { Link } from '../../src/probes/index.ts';
import { addresses, causeOf, end, hostWith, labWith, link, nowhere, pairParameters } from './pair.fixture.ts';
import { vethPair } from './veth-pair.ts';

const { judge } = vethPair(nowhere);
const judged = (host: readonly Link[], inside: readonly Link[]) =>
  judge({ host: hostWith(host), inside: labWith(inside), names: [] }, pairParameters);
const [outer, inner] = [end('veth-host', 5, 6), end('veth-in', 6, 5)];

test('two ends that are each other’s peer are a pair', () => {
  expect(judged([outer], [inner]).status).toBe('passed');
});

test.each<[string, Partial<Link>, Partial<Link>]>([
  ['the outer is no end of a pair', { kind: 'macvlan' }, {}],
  ['the inner is no end of a pair', {}, { kind: 'macvlan' }],
  ['neither is', { kind: 'macvlan' }, { kind: 'macvlan' }],
  ['the outer leads to another', { peerIndex: 7 }, {}],
  ['the inner leads to another', {}, { peerIndex: 7 }],
])('links with the right names are no pair where %s', (_, ofOuter, ofInner) => {
  expect(causeOf(judged([{ ...outer, ...ofOuter }], [{ ...inner, ...ofInner }]))).toBe('not-a-pair');
});

test('a pair with another name is found by what its ends say of each other', () => {
  expect(judged([link('eth0'), outer], [link('lo', { loopback: true }), end('veth-inn', 6, 5)])).toMatchObject({
    cause: 'other-names',
    found: { foundOuter: 'veth-host', foundInner: 'veth-inn' },
  });
  expect(judged([outer], [end('other', 8, 5), end('another', 6, 9)])).toMatchObject({ cause: 'moved-elsewhere' });
});

test('a pair that lies on the host whole is none with a link inside that has the same numbers', () => {
  const beside = [end('one', 5, 6, { peerNamespace: undefined }), end('two', 6, 5, { peerNamespace: undefined })];
  expect(causeOf(judged(beside, [end('far', 6, 5)]))).toBe('absent');
});

test('an end whose other end is elsewhere is no pair with a link beside it that has the same number', () => {
  expect(causeOf(judged([outer, end('far', 6, 5)], []))).toBe('moved-elsewhere');
  const [one, other] = [outer, end('far', 6, 5)].map((here) => ({ ...here, peerNamespace: undefined }));
  expect(judged([one!, other!], [])).toMatchObject({ cause: 'other-names', found: { foundInner: 'far' } });
});

const addressed = (one: Link): Link => ({ ...one, addresses: addresses('fd00::1/64', '10.200.7.1/24') });
const half = { ...inner, peerIndex: 7 };

test.each<[string, Link[], Link[], string, string]>([
  ['nothing is there', [], [], 'absent', 'free'],
  ['another link of the host has the name', [link('veth-host')], [], 'absent', 'taken'],
  ['the inner name is taken on the host', [end('veth-in', 6, 9)], [], 'absent', 'taken'],
  ['another link inside has the name', [], [link('veth-in')], 'absent', 'taken-inside'],
  ['the outer name is right', [outer], [end('eth0', 6, 5)], 'other-names', 'inner'],
  ['the inner name is right', [end('veth0', 5, 6)], [inner], 'other-names', 'outer'],
  ['neither name is right', [end('veth0', 5, 6)], [end('eth0', 6, 5)], 'other-names', 'both'],
  ['the outer end leads to a third place', [outer], [], 'moved-elsewhere', 'outer'],
  ['the inner end leads to a third place', [], [inner], 'moved-elsewhere', 'inner'],
  ['such an outer end has an address', [addressed(outer)], [], 'moved-elsewhere', 'outer-addressed'],
  ['such an inner end has an address', [], [addressed(inner)], 'moved-elsewhere', 'inner-addressed'],
  ['two half pairs have no address', [outer], [half], 'not-a-pair', 'bare'],
  ['the outer half has an address', [addressed(outer)], [half], 'not-a-pair', 'outer-addressed'],
  ['the inner half has an address', [outer], [addressed(half)], 'not-a-pair', 'inner-addressed'],
  ['both halves have addresses', [addressed(outer)], [addressed(half)], 'not-a-pair', 'both-addressed'],
])('the repair depends on the place of the ends: %s', (_, host, inside, cause, way) => {
  expect(judged(host, inside)).toMatchObject({ cause, way });
});
