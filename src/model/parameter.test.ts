import { expect, test } from 'vitest';
import { homePath } from './parameter.ts';

test.each([
  ['rootfs', '~/rootfs'],
  ['~/rootfs', '~/rootfs'],
  ['~/', '~/'],
  ['/srv/rootfs', '/srv/rootfs'],
  ['a/b c', '~/a/b c'],
  ['~root/x', '~/~root/x'],
  ['~', undefined],
  ['', undefined],
  ['a\nb', undefined],
  ['x'.repeat(5000), undefined],
])('a path in the home folder: %.12j', (text, path) => {
  expect(homePath('', '~/x').read(text)).toBe(path);
});
