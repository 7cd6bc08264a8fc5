import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInShard } from './shard.ts';

const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 200 });

test('together the shards of a class are exactly everyone', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 20 }), (all, count) => {
      const shards = Array.from({ length: count }, (_, index) =>
        all.filter((id) => isInShard(id, { index: index + 1, count })),
      );
      expect(shards.flat().toSorted()).toEqual(all.toSorted());
    }),
  );
});

test('shards are of like size, and the same on every machine', () => {
  const sizes = [1, 2, 3, 4].map(
    (index) =>
      Array.from({ length: 400 }, (_, id) => `s${id}`).filter((id) => isInShard(id, { index, count: 4 })).length,
  );
  for (const size of sizes) expect(size).toBeGreaterThan(60);
  expect(
    ['alice', 'bob', 'carol', 'dave'].map((id) => [1, 2, 3].find((index) => isInShard(id, { index, count: 3 }))),
  ).toEqual([2, 1, 3, 1]);
});
