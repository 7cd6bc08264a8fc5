import { expect, test } from 'vitest';
import { assertMergeable, type RunHead } from './mergeable.ts';

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
  expect(() => assertMergeable(heads)).not.toThrow();
});

test.each<[string, readonly RunHead[], string, string]>([
  ['the first run twice', [head('a'), head('a')], 'Two of the runs are called a.', 'Name each run once'],
  ['a later run twice', [head('a'), head('b'), head('b')], 'Two of the runs are called b.', 'Name each run once'],
  [
    'another lab',
    [head('a'), head('b'), head('c', { lab: 'runc' })],
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
    'other checks, behind a run of a single host',
    [head('a', { digest: null }), head('b'), head('c', { digest: 'bbbb' })],
    'c of the same lab pinger',
    'labcheck regrade RUN',
  ],
])('%s is refused', (_, heads, message, cure) => {
  expect(() => assertMergeable(heads)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), cure: expect.stringContaining(cure) }),
  );
});
