import { expect, test } from 'vitest';
import { pingerReference } from '../pinger/reference.ts';
import { casesOf } from './cases.ts';
import { prove } from './prove.ts';

const cases = casesOf(pingerReference);
/** Most of a case is waiting: for pings, and for the app's own. */
const jobs = 6;
const minutes = 60_000;

const proven = prove(pingerReference, cases, { jobs, signal: new AbortController().signal, onProven: () => {} });

test.each(cases.map((one) => [one.kind, one.id, one] as const))('%s %s', { timeout: 10 * minutes }, async (_, id) => {
  const { finding, case: one } = (await proven).find((each) => each.case.id === id)!;
  expect(finding).toEqual({ outcome: one.kind === 'mutant' ? 'killed' : 'holds' });
});
