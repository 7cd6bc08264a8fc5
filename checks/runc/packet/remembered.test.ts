import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('a result is given again for the same facts only', () => {
  let made = 0;
  const sum = remembered(['a', 'b'], ({ a, b }: { a: number; b: number; c?: string }, c: number) => {
    made += 1;
    return a + b + c;
  });
  expect([sum({ a: 1, b: 2 }, 3), sum({ a: 1, b: 2, c: 'other' }, 3), made]).toEqual([6, 6, 1]);
  expect([sum({ a: 1, b: 3 }, 3), sum({ a: 1, b: 3 }, 4), sum({ a: 1, b: 2 }, 3), made]).toEqual([7, 8, 6, 4]);
});
