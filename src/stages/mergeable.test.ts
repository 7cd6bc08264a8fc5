import { expect, test } from 'vitest';
import { type RunHead, separate } from './mergeable.ts';

const head = (run: string, more: Partial<RunHead> = {}): RunHead => ({
  run,
  lab: 'pinger',
  version: '1.2.3',
  digest: 'aaaa',
  ...more,
});

test.each<[string, readonly RunHead[]]>([
  ['one run', [head('a')]],
  ['runs of one lab and one version', [head('a'), head('b'), head('c')]],
  ['a run of a single host beside them', [head('a'), head('b', { digest: null }), head('c')]],
  ['runs of single hosts first', [head('a', { digest: null }), head('b', { digest: null }), head('c')]],
  ['only runs of single hosts', [head('a', { digest: null }), head('b', { digest: null })]],
])('%s can be merged', (_, heads) => {
  expect(() => separate(heads)).not.toThrow();
});

test.each<[string, readonly RunHead[], string, string]>([
  ['the first run twice', [head('a'), head('a')], 'Two of the runs are called a.', 'Name each run once'],
  ['a later run twice', [head('a'), head('b'), head('b')], 'Two of the runs are called b.', 'Name each run once'],
  [
    'another lab',
    [head('a'), head('c', { lab: 'runc' })],
    'a was graded of the lab pinger, c of runc: they cannot be merged.',
    'Merge runs of one lab.',
  ],
  [
    'another version',
    [head('a'), head('b', { version: '2.0.0' })],
    'a was graded by labcheck 1.2.3, b by 2.0.0: they cannot be merged.',
    'labcheck regrade RUN',
  ],
  [
    'other checks',
    [head('a'), head('b', { digest: 'bbbb' })],
    'a was graded by other checks, or other weights of them, b of the same lab pinger',
    'labcheck regrade RUN',
  ],
  [
    'three kinds of checks',
    [head('a', { digest: 'cccc' }), head('b'), head('c', { digest: 'bbbb' })],
    'b of the same lab pinger',
    'labcheck regrade RUN',
  ],
])('%s is refused', (_, heads, message, cure) => {
  expect(() => separate(heads)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), cure: expect.stringContaining(cure) }),
  );
});

test.each<[string, readonly RunHead[], readonly string[], readonly string[]]>([
  ['an older run', [head('a', { digest: 'bbbb' }), head('b'), head('c')], ['b', 'c'], ['a: by other checks']],
  ['another lab', [head('a'), head('b'), head('c', { lab: 'runc' })], ['a', 'b'], ['c: of the lab runc']],
  ['another version', [head('a', { version: '1' }), head('b'), head('c')], ['b', 'c'], ['a: by labcheck 1']],
  [
    'the older of two pairs',
    [head('a', { digest: 'bbbb' }), head('b', { digest: 'bbbb' }), head('c'), head('d')],
    ['c', 'd'],
    ['a: by other checks', 'b: by other checks'],
  ],
  [
    'other checks, beside a run of a single host',
    [head('a', { digest: null }), head('b', { digest: 'bbbb' }), head('c'), head('d')],
    ['a', 'c', 'd'],
    ['b: by other checks'],
  ],
])('%s is left out, with the reason', (_, heads, kept, left) => {
  const separated = separate(heads);
  expect(separated.kept.map(({ run }) => run)).toEqual(kept);
  expect(separated.left.map(({ run, why }) => `${run}: ${why.split(',')[0]}`)).toEqual(left);
});
