import { expect, test } from 'vitest';
import { addresses, end, hostWith, labWith } from '../resources/pair.fixture.ts';
import { addressHost } from './address-host.ts';
import { addressNetns } from './address-netns.ts';
import { parameters } from './subject.fixture.ts';

const ends = (outer: readonly string[], inner: readonly string[]) => ({
  host: hostWith([end(parameters.outer, 5, 6, { addresses: addresses(...outer) })]),
  inside: labWith([end(parameters.inner, 6, 5, { addresses: addresses(...inner) })]),
});
const judged = (check: typeof addressHost | typeof addressNetns, facts: ReturnType<typeof ends>) =>
  check.judge(facts as never, parameters);

test('where no x is given, both ends are told the same one', () => {
  expect(judged(addressHost, ends([], []))).toMatchObject({ cause: 'absent', found: { x: 1 } });
  expect(judged(addressNetns, ends([], []))).toMatchObject({ cause: 'absent', found: { x: 1 } });
});

test('an end that has its address tells the x of the other', () => {
  expect(judged(addressHost, ends([], ['10.200.9.10/24']))).toMatchObject({ cause: 'absent', found: { x: 9 } });
  expect(judged(addressNetns, ends(['10.200.9.1/24'], []))).toMatchObject({ cause: 'absent', found: { x: 9 } });
  expect(judged(addressNetns, ends([], ['10.200.9.10/16']))).toMatchObject({ cause: 'wrong-prefix', found: { x: 9 } });
  expect(judged(addressNetns, ends(['10.200.9.10/24'], []))).toMatchObject({ cause: 'on-host', found: { x: 9 } });
});
