import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetIn } from './json-place.ts';
import type { Path } from './position.ts';

/** Every path of a value, with what is there. */
const paths = (value: unknown, path: Path = []): [Path, unknown][] => [
  [path, value],
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, Array.isArray(value) ? Number(key) : key]))
    : []),
];

test('each value begins where it is said to begin', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 4), (any, indent) => {
      const text = JSON.stringify(any, null, indent);
      for (const [path, value] of paths(JSON.parse(text)))
        expect(text.slice(offsetIn(text, path)).startsWith(JSON.stringify(value, null, indent).slice(0, 1))).toBe(true);
    }),
  );
});

test('the very value is found, also among strings that look like structure', () => {
  const text = '{ "a\\"b": ["]", {"c": "\\\\"}, -1.5e3 ], "d" : true }';
  const at = (...path: Path): string => text.slice(offsetIn(text, path));
  expect(at('a"b', 2)).toMatch(/^-1\.5e3/);
  expect(at('a"b', 1, 'c')).toMatch(/^"\\\\"\}/);
  expect(at('d')).toMatch(/^true/);
  expect(at('none')).toBe(text);
  expect(at('d', 'deeper')).toMatch(/^true/);
});
