import { expect, test } from 'vitest';
import { pingerReference } from '../pinger/reference.ts';
import { casesOf } from '../prove/cases.ts';
import { prove } from '../prove/prove.ts';

test('a mistake is healed by typing what the report says, and a right solution is let be', {
  timeout: 300_000,
}, async () => {
  const ids = ['reference', 'container-address-without-prefix'];
  const cases = casesOf(pingerReference).filter(({ id }) => ids.includes(id));
  const { signal } = new AbortController();
  const [right, wrong] = await prove(pingerReference, cases, { jobs: 2, signal, onProven: () => {}, heal: true });
  expect(right?.healing).toBeUndefined();
  expect(wrong?.healing).toEqual({ outcome: 'healed', repairs: 1, solved: 0, required: 1, costly: [] });
});
