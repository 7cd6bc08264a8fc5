import { expect, test } from 'vitest';
import type { Grade } from '../model/report.ts';
import { usualTotal } from '../model/total.ts';
import { totalOf } from './total.ts';

const grade: Grade = { earned: 12.1, possible: 20, bonus: 0.2, unknown: 0, needsReview: false, manual: null };
const manual = { earned: 2.5, possible: 3, open: 0 };

test.each<[name: string, grade: Grade, decided: Grade | null, rule: object, points: number | null, possible: number]>([
  ['bonus is added', grade, null, {}, 12.3, 20],
  ['bonus may lead above full marks', { ...grade, earned: 20 }, null, {}, 20.2, 20],
  ['or fill up to them', { ...grade, earned: 19.9 }, null, { bonus: 'fill' }, 20, 20],
  ['or be omitted', grade, null, { bonus: 'omit' }, 12.1, 20],
  ['points by hand are added', { ...grade, manual }, null, {}, 14.8, 23],
  ['or omitted', { ...grade, manual }, null, { manual: false }, 12.3, 20],
  ['a true zero is a zero', { ...grade, earned: 0, bonus: 0, manual: { ...manual, earned: 0 } }, null, {}, 0, 23],
  ['open points by hand: not known', { ...grade, manual: { ...manual, open: 1 } }, null, {}, null, 23],
  ['open points that do not count', { ...grade, manual: { ...manual, open: 1 } }, null, { manual: false }, 12.3, 20],
  ['a review: not known', { ...grade, needsReview: true, unknown: 2 }, null, {}, null, 20],
  ['the decision of a review', { ...grade, needsReview: true, unknown: 2 }, { ...grade, earned: 14 }, {}, 14.2, 20],
])('%s', (_, own, decided, rule, points, possible) => {
  expect(totalOf(own, decided, { ...usualTotal, ...rule })).toMatchObject({ points, possible });
});

test('it says what it waits for', () => {
  expect(totalOf({ ...grade, needsReview: true, manual: { ...manual, open: 1 } }, null, usualTotal).waitsFor).toBe(
    'review',
  );
  expect(totalOf({ ...grade, manual: { ...manual, open: 1 } }, null, usualTotal).waitsFor).toBe('manual');
});
