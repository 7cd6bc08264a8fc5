import { describe, expect, test } from 'vitest';
import type { Mount } from '../../src/probes/index.ts';
import { parameters } from './host.fixture.ts';
import { foldersOf, isFolder, layerIdentities, unionAt } from './layers.ts';

const overlay = (at: string, options: Readonly<Record<string, string>> = {}): Mount => ({
  at,
  type: 'overlay',
  source: 'none',
  options: new Map(Object.entries(options)),
});

test('the folders of an option are told apart by colons; the upper one is one folder, whatever its name', () => {
  const mount = overlay('/dir/tmp', { lowerdir: '/a:/b::/data', upperdir: '/dir/a:b' });
  expect(foldersOf(mount, 'lowerdir')).toEqual(['/a', '/b', '/data']);
  expect(foldersOf(mount, 'upperdir')).toEqual(['/dir/a:b']);
  expect(foldersOf(overlay('/dir/tmp'), 'lowerdir')).toEqual([]);
});

test('of a host with many unions the last ones are looked at', () => {
  const mounts = Array.from({ length: 61 }, (_, at) => overlay(`/union${at}`));
  const asked = layerIdentities(parameters)
    .next({ mounts } as never)
    ?.id.split(':');
  expect(asked).toContain('/union60');
  expect(asked).toContain('/union1');
  expect(asked).not.toContain('/union0');
});

describe('the union at a folder', () => {
  const find = (at: string, identities: Readonly<Record<string, string>>): boolean =>
    unionAt('/dir/tmp', [overlay(at)], new Map(Object.entries(identities))) !== undefined;

  test.each([
    ['is mounted there, though nothing tells what that is', true, '/dir/tmp', {}],
    ['is mounted at what the folder is a link to', true, '/srv/tmp', { '/dir/tmp': '0:9', '/srv/tmp': '0:9' }],
    ['is not mounted at another folder', false, '/srv/tmp', { '/dir/tmp': '0:9', '/srv/tmp': '0:8' }],
    ['is not mounted elsewhere where nothing tells what both are', false, '/srv/tmp', {}],
  ])('%s', (_, expected, at, identities) => {
    expect(find(at, identities)).toBe(expected);
  });
});

test.each([
  [true, '/dir/base', '/dir/base'],
  [false, '/dir/base', '/dir/base2'],
  [true, '/dir/base', 'base'],
  [true, '/dir/base', './base'],
  [true, '/dir/base', 'dir/base'],
  [true, '/dir/base', 'base/'],
  [true, '/dir/base', './base//'],
  [true, '/dir/base', '../base'],
  [true, '/dir/base', '.././/base'],
  [false, '/dir/base', '../app'],
  [false, '/dir/..base', '..base/../base'],
  [true, '/dir/base./x', 'base./x'],
  [false, '/dir/mybase', 'base'],
  [false, '/dir/base', 'app'],
])('%s: %s was named %s', (expected, folder, named) => {
  expect(isFolder(named, folder, new Map())).toBe(expected);
});
