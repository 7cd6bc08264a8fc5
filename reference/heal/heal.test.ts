import { expect, test } from 'vitest';
import { contedorReference } from '../contedor/reference.ts';
import type { LabReference } from '../lab-reference.ts';
import { pingerReference } from '../pinger/reference.ts';
import { casesOf } from '../prove/cases.ts';
import { prove } from '../prove/prove.ts';

/** Heals some cases of a lab. */
const healed = (reference: LabReference, ids: readonly string[]) => {
  const cases = casesOf(reference).filter(({ id }) => ids.includes(id));
  expect(cases).toHaveLength(ids.length);
  return prove(reference, cases, {
    ...{ jobs: 3, signal: new AbortController().signal, onProven: () => {}, heal: true },
  });
};
const inOneRepair = { outcome: 'healed', repairs: 1, solved: 0, required: 1, costly: [] };

test('mistakes are healed by typing what the report says, and a right solution is let be', {
  timeout: 300_000,
}, async () => {
  const mistakes = ['container-address-without-prefix', 'app-in-a-second-terminal', 'fork-forgotten'];
  const proven = await healed(pingerReference, ['reference', ...mistakes]);
  expect(proven.map(({ case: { id }, healing }) => [id, healing])).toEqual(
    expect.arrayContaining([['reference', undefined], ...mistakes.map((id) => [id, inOneRepair])]),
  );
});

test('a host on which nothing was begun is led to full marks', { timeout: 300_000 }, async () => {
  const [bare] = await healed(contedorReference, ['not-begun']);
  expect(bare?.healing).toMatchObject({ outcome: 'healed', costly: [] });
  expect(bare?.healing?.required).toBeLessThanOrEqual(bare!.mistakes + 2);
});
