import { expect, test } from 'vitest';
import { readParameters } from '../../src/stages/plan.ts';
import { file, host, programs } from './host.fixture.ts';
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
const system = programs({ 'usr/bin/ls': file(1) });
const judge = (mounts: readonly ReturnType<typeof mount>[], more: object = {}) =>
  unionMount.judge(
    {
      ...{ mounts, identities, changes: new Map(), shown: system, ofBase: system, ofApp: programs({}) },
      ...{ identity: host, ...more },
    } as never,
    parameters,
  );
const union = mount('/dir/tmp', 'overlay', { lowerdir: '/dir/base', upperdir: '/dir/app' });

test('aufs does not tell its branches in the table of mounts: it counts, with a note', () => {
  expect(judge([mount('/dir/tmp', 'aufs', { si: '8d3f' })])).toMatchObject({ status: 'passed', note: 'layers-unseen' });
});

test('a colon in a folder’s name is escaped', () => {
  const lowerdir = String.raw`/mnt/a\:b:/mnt/b`;
  expect(judge([mount('/dir/tmp', 'overlay', { lowerdir, upperdir: '/dir/app' })])).toMatchObject({ status: 'passed' });
});

test('the mount on top is the one that counts', () => {
  expect(judge([union, mount('/dir/tmp', 'tmpfs')])).toMatchObject({ status: 'failed', cause: 'other-type' });
  expect(judge([mount('/dir/tmp', 'tmpfs'), union])).toMatchObject({ status: 'passed' });
});

test.each<[string, object]>([
  [
    'the upper folder was changed at another time than the union’s top',
    { changes: new Map([['/dir/app', '2026-11-26 15:55:10']]) },
  ],
  ['the union shows nothing of the base', { shown: programs({}) }],
  [
    'the union shows only what the upper folder has too',
    { shown: programs({ 'bin/x': file(2) }), ofApp: programs({ 'bin/x': file(2) }) },
  ],
])('stale: %s', (_, more) => {
  expect(judge([union], more)).toMatchObject({ cause: 'stale' });
});

test('a program of the base that the upper folder deleted or replaced is no sign of a stale union', () => {
  expect(judge([union], { shown: programs({}), ofApp: system })).toMatchObject({ status: 'passed' });
  expect(judge([union], { shown: programs({}), ofBase: programs({}) })).toMatchObject({ status: 'passed' });
});
