import { expect, test } from 'vitest';
import { readParameters } from '../../src/stages/plan.ts';
import { minimal } from './lab.ts';
import type { Minimal } from './parameters.ts';
import { unionMount } from './union-mount.ts';

const parameters = readParameters(minimal, {}) as Minimal;
const mount = (at: string, type: string, options: Record<string, string> = {}) => ({
  at,
  type,
  source: 'none',
  options: new Map(Object.entries(options)),
});
const identities = new Map([
  ['/dir/base', '8:1'],
  ['/mnt/b', '8:1'],
  ['/dir/app', '8:2'],
]);
const judge = (mounts: readonly ReturnType<typeof mount>[]) =>
  unionMount.judge({ mounts, identities } as never, parameters);

test('aufs does not tell its branches in the table of mounts: it counts, with a note', () => {
  expect(judge([mount('/dir/tmp', 'aufs', { si: '8d3f' })])).toMatchObject({ status: 'passed', note: 'layers-unseen' });
});

test('a colon in a folder’s name is escaped', () => {
  const lowerdir = String.raw`/mnt/a\:b:/mnt/b`;
  expect(judge([mount('/dir/tmp', 'overlay', { lowerdir, upperdir: '/dir/app' })])).toMatchObject({ status: 'passed' });
});

test('the mount on top is the one that counts', () => {
  const union = mount('/dir/tmp', 'overlay', { lowerdir: '/dir/base', upperdir: '/dir/app' });
  expect(judge([union, mount('/dir/tmp', 'tmpfs')])).toMatchObject({ status: 'failed', cause: 'other-type' });
  expect(judge([mount('/dir/tmp', 'tmpfs'), union])).toMatchObject({ status: 'passed' });
});
