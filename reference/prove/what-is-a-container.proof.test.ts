import { expect, test } from 'vitest';
import { whatIsAContainerReference } from '../what-is-a-container/reference.ts';
import { casesOf } from './cases.ts';
import { prove } from './prove.ts';

const cases = casesOf(whatIsAContainerReference);
/** Other proofs share the processors. */
const jobs = 3;
const minutes = 60_000;

const proven = prove(whatIsAContainerReference, cases, {
  jobs,
  signal: new AbortController().signal,
  onProven: () => {},
});

test.each(cases.map((one) => [one.kind, one.id, one] as const))('%s %s', { timeout: 10 * minutes }, async (_, id) => {
  const { finding, case: one } = (await proven).find((each) => each.case.id === id)!;
  expect(finding).toEqual({ outcome: one.kind === 'mutant' ? 'killed' : 'holds' });
});
