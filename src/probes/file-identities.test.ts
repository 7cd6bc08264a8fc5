import { expect, test } from 'vitest';
import { fileIdentities } from './file-identities.ts';

test('each path has its own identity, also in a union of many layers; one that leads nowhere has none', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/layers/${index}`);
  const said = paths.map((_, index) => `${index} ${index === 3 ? '' : `49:${index + 20}`}\n`).join('');
  const found = fileIdentities(paths).parse({ status: 0, bytes: Buffer.from(said) });
  const expected = paths.map((path, index) => [path, `49:${index + 20}`] as const);
  expect(found).toEqual(new Map(expected.filter(([path]) => path !== '/layers/3')));
});
