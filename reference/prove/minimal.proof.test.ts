import { expect, test } from 'vitest';
import { minimalReference } from '../minimal/reference.ts';
import { casesOf } from './cases.ts';
import { prove } from './prove.ts';

const cases = casesOf(minimalReference);
/** A case is mostly work: two roots to unpack, and a container to start. */
const jobs = 3;
const minutes = 60_000;

const proven = prove(minimalReference, cases, { jobs, signal: new AbortController().signal, onProven: () => {} });

test.each(cases.map((one) => [one.kind, one.id, one] as const))('%s %s', { timeout: 20 * minutes }, async (_, id) => {
  const { finding, case: one } = (await proven).find((each) => each.case.id === id)!;
  expect(finding).toEqual({ outcome: one.kind === 'mutant' ? 'killed' : 'holds' });
});
