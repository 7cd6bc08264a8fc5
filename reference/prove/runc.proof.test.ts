import { expect, test } from 'vitest';
import { runcReference } from '../runc/reference.ts';
import { casesOf } from './cases.ts';
import { prove } from './prove.ts';

const cases = casesOf(runcReference);
const jobs = 3;
const minutes = 60_000;

const proven = prove(runcReference, cases, { jobs, signal: new AbortController().signal, onProven: () => {} });

test.each(cases.map((one) => [one.kind, one.id, one] as const))('%s %s', { timeout: 20 * minutes }, async (_, id) => {
  const { finding, case: one } = (await proven).find((each) => each.case.id === id)!;
  expect(finding).toEqual({ outcome: one.kind === 'mutant' ? 'killed' : 'holds' });
});
