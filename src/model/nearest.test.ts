import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['hots', ' Did you mean "host"?'],
  ['HOST', ' Did you mean "host"?'],
  ['hst', ' Did you mean "host"?'],
  ['studnt', ' Did you mean "students"?'],
  ['sutdents', ' Did you mean "students"?'],
  ['x', ''],
  ['', ''],
  ['lab', ''],
  ['h'.repeat(1_000_000), ''],
])('%.20s', (typed, expected) => {
  expect(nearest(typed, ['students', 'host'])).toBe(expected);
});
