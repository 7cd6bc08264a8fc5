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
  ['h', ''],
  ['h'.repeat(1_000_000), ''],
])('%.20s', (typed, expected) => {
  expect(nearest(typed, ['students', 'host'])).toBe(expected);
});

test('of names that are single letters, each is near to every other, and none is suggested', () => {
  expect(nearest('C', ['A', 'B'])).toBe('');
  expect(nearest('c', ['A', 'C'])).toBe(' Did you mean "C"?');
  expect(nearest('xx', ['x'])).toBe(' Did you mean "x"?');
});
