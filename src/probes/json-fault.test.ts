import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from './json-fault.ts';

test.each([
  ['{\n "args": ["--reload""sleep"]\n}', { line: 2, slip: 'comma' }],
  ['{\n "a": 1\n "b": 2\n}', { line: 2, slip: 'comma' }],
  ['{\n "args": ["sleep",\n "infinity",\n]\n}', { line: 3, slip: 'extra' }],
  ['{\n "env": {\n  "a": 1,\n }\n}', { line: 3, slip: 'extra' }],
  ['["sleep", "infinity\n]', { line: 1, slip: 'quote' }],
  ['{\n // a note\n "a": 1 }', { line: 2, slip: 'other' }],
  ['{\n "port": x8080\n}', { line: 2, slip: 'other' }],
  ["{ 'a': 1 }", { line: 1, slip: 'other' }],
  ['', { line: 1, slip: 'other' }],
])('names the line and the slip of %j', (text, fault) => {
  expect(jsonFault(text)).toEqual(fault);
});

test('whatever is cut out of a JSON text, it names a line of it', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.nat(5), (json, at, length) => {
      const from = json.length === 0 ? 0 : at % json.length;
      const text = json.slice(0, from) + json.slice(from + length);
      const { line } = jsonFault(text);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(text.split('\n').length);
    }),
  );
});

test('a text of two hundred kilobytes takes no time worth naming', () => {
  for (const hostile of ['"\\', '[', '"', ',', '1e', '-']) expect(jsonFault(hostile.repeat(100_000)).line).toBe(1);
});
