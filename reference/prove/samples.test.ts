import { expect, test } from 'vitest';
import { samplesOf } from './samples.ts';

test('of each kind of probe, the shortest fact that tells most and the one that tells least are taken', () => {
  const cases = new Map([
    ['right', { 'file:/a': { path: '/a', size: 3 }, 'file:/b': { path: '/b', size: 12345 } }],
    ['begun', { 'file:/a': { path: '/a', size: null } }],
    ['not-begun', { 'file:/a': null, links: [] }],
  ]);
  expect(samplesOf(cases)).toEqual({
    file: {
      there: { of: 'right', probe: 'file:/a', fact: { path: '/a', size: 3 } },
      not: { of: 'not-begun', probe: 'file:/a', fact: null },
    },
    links: {
      there: { of: 'not-begun', probe: 'links', fact: [] },
      not: { of: 'not-begun', probe: 'links', fact: [] },
    },
  });
});

test('a list of many things tells no more than a list of one', () => {
  const cases = new Map([
    ['many', { links: [{ name: 'a' }, { name: 'b' }] }],
    ['one', { links: [{ name: 'a' }] }],
  ]);
  expect(samplesOf(cases).links?.there.of).toBe('one');
});
