import { expect, test } from 'vitest';
import { references } from '../references.ts';
import { pairsOf, sampleOf } from './pairs-of.ts';

test.each(references)('every two checks of $lab.id are paired, or named as never paired', (reference) => {
  const { pairs, alone } = pairsOf(reference, 1);
  const count = reference.lab.checks.length;
  expect(pairs.length + alone.length).toBe((count * (count - 1)) / 2);
  expect(pairs.length).toBeGreaterThan(alone.length);
  expect(pairs.every(({ first, second }) => first !== second && String(first.phases) === String(second.phases))).toBe(
    true,
  );
});

test('the same seed draws the same pairs, another one others', () => {
  const ids = (seed: number) =>
    references
      .flatMap((one) => sampleOf(pairsOf(one, seed).pairs, 5, seed))
      .map(({ first, second }) => `${first.id} ${second.id}`);
  expect(ids(1)).toEqual(ids(1));
  expect(ids(1)).not.toEqual(ids(2));
  expect(ids(1)).toHaveLength(5 * references.length);
});
