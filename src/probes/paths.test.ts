import { expect, test } from 'vitest';
import { nameOf, parentOf, resolved } from './paths.ts';

test.each([
  ['~/rootfs', '~/'],
  ['~/a/rootfs', '~/a'],
  ['/srv/rootfs/', '/srv'],
  ['/srv/rootfs//', '/srv'],
  ['/rootfs', '/'],
])('%s lies in %s', (path, parent) => {
  expect(parentOf(path)).toBe(parent);
});

test.each([
  ['/root', 'rootfs', '/root/rootfs'],
  ['/root', './a/../rootfs/', '/root/rootfs'],
  ['/root', '/srv/x', '/srv/x'],
  ['/', '../../x', '/x'],
])('in %s, %s is %s', (folder, path, found) => {
  expect(resolved(folder, path)).toBe(found);
});

test('the last part of a path is a name', () => {
  expect(['/usr/bin/ls', '/ls', 'ls'].map(nameOf)).toEqual(['ls', 'ls', 'ls']);
});
