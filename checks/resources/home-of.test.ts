import { expect, test } from 'vitest';
import { homeOf } from './home-of.ts';

test.each([
  ['/root/rootfs', '/root'],
  ['/home/alice/environment/rootfs', '/home/alice'],
  ['/srv/lab/rootfs', '~'],
  ['~/rootfs', '~'],
  ['/root', '~'],
  ['/rooted/rootfs', '~'],
])('the home of %s is %s', (path, home) => {
  expect(homeOf(path)).toBe(home);
});
