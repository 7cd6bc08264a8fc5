import { expect, test } from 'vitest';
import type { Healing } from './heal.ts';
import { costsPoints } from './healing-lines.ts';

const healing = (costly: readonly string[]): Healing => ({
  ...{ outcome: 'healed', repairs: 2, solved: 0, required: 2, costly, says: undefined },
});

test('a repair that costs points is a fault, unless its mutant says why it must', () => {
  expect(costsPoints({ case: {}, healing: healing([]) })).toBe(false);
  expect(costsPoints({ case: {}, healing: healing(['veth-pair']) })).toBe(true);
  expect(costsPoints({ case: { costs: 'The container ends.' }, healing: healing(['veth-pair']) })).toBe(false);
  expect(costsPoints({ case: {} })).toBe(false);
});
