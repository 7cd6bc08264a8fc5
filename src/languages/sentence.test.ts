import { expect, test } from 'vitest';
import { sentence } from './sentence.ts';

test.each([0, 1, 2, 999, 1000, 1_234_567, -3, 2.5])('the count %d is written as ICU writes it', (count) => {
  const number = new Intl.NumberFormat('en').format(count);
  expect(sentence('{count, plural, one {# point} other {# points}}', { count }, 'en')).toBe(
    `${number} ${count === 1 ? 'point' : 'points'}`,
  );
  expect(sentence('{count, number}', { count }, 'en')).toBe(number);
  expect(sentence('{count, number, integer}', { count }, 'en')).toBe(Math.round(count).toLocaleString('en'));
});
