import { expect, test } from 'vitest';
import { networkNames } from './network-names.ts';

const read = (root: string, mountPoint: string) =>
  networkNames.parse({
    status: 0,
    bytes: Buffer.from(`441 27 0:4 ${root} ${mountPoint} rw shared:226 - nsfs nsfs rw\n`),
  });

test.each([
  ['a plain name', '/run/netns/red', 'red'],
  ['a name with a space, which the kernel escapes', '/run/netns/my\\040net', 'my net'],
  ['a host whose /var/run is a folder of its own', '/var/run/netns/red', 'red'],
])('%s', (_, mountPoint, name) => {
  expect(read('net:[4026532281]', mountPoint)).toEqual([{ name, inode: 4026532281 }]);
});

test.each([
  [
    'a network that is not named, such as that of an engine’s container',
    'net:[4026532281]',
    '/run/docker/netns/5f3c1b',
  ],
  ['a namespace of another kind', 'mnt:[4026532300]', '/run/netns/red'],
])('%s is left out', (_, root, mountPoint) => {
  expect(read(root, mountPoint)).toEqual([]);
});
