import { expect, test } from 'vitest';
import { causeOf } from './host.fixture.ts';
import { rootfsDebian } from './rootfs-debian.ts';

test.each<[string, number | undefined, boolean]>([
  ['passed', 80, false],
  ['passed', 20, false],
  ['unfinished', 19, false],
  ['unfinished', 80, true],
  ['skeleton', undefined, false],
])('%s: a tree with %s packages, left half done: %s', (expected, installed, unfinished) => {
  const tree = { kind: 'directory', identity: '8:10', hostRoot: '8:2', system: 'debian', installed, unfinished };
  expect(causeOf(rootfsDebian, { configured: tree, built: tree, runc: {} })).toBe(expected);
});
