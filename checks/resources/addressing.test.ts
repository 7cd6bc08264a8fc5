import { expect, test } from 'vitest';
import { addressInside } from './address-inside.ts';
import { chosenX } from './addressing.ts';
import { fixedAddressInside } from './fixed-address.ts';
import { addresses, causeOf, end, hostWith, labWith, nowhere, pairParameters } from './pair.fixture.ts';

const host = hostWith([end('veth-host', 5, 6, { addresses: addresses('10.200.8.1/24') })]);
const inside = (address: string) => labWith([end('veth-in', 6, 5, { addresses: addresses(address) })]);

test('a number that the course gives goes before the one that the host’s end shows', () => {
  const none = labWith([]);
  expect(chosenX(pairParameters, host, none)).toBe(8);
  expect(chosenX({ ...pairParameters, x: 7 }, host, none)).toBe(7);
  expect(chosenX(pairParameters, hostWith([]), none)).toBeUndefined();
  const { judge } = addressInside(nowhere);
  const facts = { host, inside: inside('10.200.8.10/24') };
  expect(causeOf(judge(facts, pairParameters))).toBe('passed');
  expect(causeOf(judge(facts, { ...pairParameters, x: 7 }))).toBe('other-x');
});

test('of several numbers on the host’s end, the one that both ends show is chosen', () => {
  const several = hostWith([end('veth-host', 5, 6, { addresses: addresses('10.200.8.1/24', '10.200.7.1/24') })]);
  const shown = (...inner: string[]) =>
    chosenX(pairParameters, several, labWith([end('veth-in', 6, 5, { addresses: addresses(...inner) })]));
  expect(shown('10.200.7.10/24')).toBe(7);
  expect(shown('10.200.7.10/24', '10.200.8.10/24')).toBe(8);
  expect(shown('10.200.9.10/24')).toBe(8);
  expect(chosenX(pairParameters, several, { kind: 'absent' })).toBe(8);
});

test('where addresses are the same for everybody, that of another network is just a wrong one', () => {
  const { judge, causes } = fixedAddressInside(nowhere);
  const judgement = judge({ host, inside: inside('10.200.9.10/24') }, pairParameters);
  expect(judgement).toMatchObject({ cause: 'wrong-address', found: { found: '10.200.9.10/24' } });
  expect(Object.keys(causes)).toContain(causeOf(judgement));
  expect(causeOf(judge({ host, inside: inside('10.200.8.10/24') }, pairParameters))).toBe('passed');
});
