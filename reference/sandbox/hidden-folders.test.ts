import { expect, test } from 'vitest';
import { aroundProject, hiddenFolders, isBelow } from './hidden-folders.ts';

test.each([
  ['/builds/group/labcheck', '/builds'],
  ['/home/ada/labcheck', '/home'],
  ['/labcheck', '/labcheck'],
  ['/opt/tools/labcheck', '/opt/tools/labcheck'],
  ['/usr/local/lib/node_modules/labcheck', '/usr/local/lib/node_modules/labcheck'],
])('a project at %s is hidden with all of %s', (folder, hidden) => {
  expect(aroundProject(folder)).toBe(hidden);
});

test('hides homes once, and nothing that every sandbox has anew', () => {
  const hidden = hiddenFolders('/root');
  expect(hidden).toEqual(expect.arrayContaining(['/home', '/root']));
  expect(new Set(hidden).size).toBe(hidden.length);
  expect(hiddenFolders('/tmp')).toEqual(hidden);
  expect(hiddenFolders('/')).toEqual(hidden);
});

test.each([
  ['/a/b', '/a', true],
  ['/a/b/c', '/a', true],
  ['/a', '/', true],
  ['/ab', '/a', false],
  ['/a', '/a', false],
  ['/', '/', false],
])('whether %s is below %s: %s', (folder, other, below) => {
  expect(isBelow(folder, other)).toBe(below);
});
