import { expect, test } from 'vitest';
import type { CpioImage } from '../../src/probes/index.ts';
import { otherImages, packed, partsOf } from './packed.ts';

const usual = (folder: string, name: string): string[] => [
  `${folder}/${name}`,
  `/${name}`,
  `/root/${name}`,
  `~/${name}`,
  `/tmp/${name}`,
];

// Recorded answers number these places.
test.each([
  [
    '/dir/app.cpio.bz',
    [
      ...usual('/dir/app', 'app.cpio.bz'),
      '/dir/app.bz',
      '/dir/app.bz2',
      '/dir/app',
      '/dir/app.cpio.bz2',
      '/dir/app.cpio',
    ],
  ],
  [
    '/dir/app.cpio.bz2',
    [
      ...usual('/dir/app', 'app.cpio.bz2'),
      '/dir/app.bz',
      '/dir/app.bz2',
      '/dir/app',
      '/dir/app.cpio.bz',
      '/dir/app.cpio',
    ],
  ],
  ['/dir/app.cpio', [...usual('/dir/app', 'app.cpio'), '/dir/app.cpio.bz', '/dir/app.cpio.bz2']],
  ['/dir/app.bz', [...usual('/dir/app', 'app.bz'), '/dir/app.bz2', '/dir/app']],
  ['/dir/app.bz2', [...usual('/dir/app', 'app.bz2'), '/dir/app.bz', '/dir/app']],
  ['/dir/app', [...usual('/dir/app', 'app'), '/dir/app.bz', '/dir/app.bz2']],
  ['/dir/my.bzip', [...usual('/dir/app', 'my.bzip'), '/dir/my.bzip.bz', '/dir/my.bzip.bz2']],
])('where %s may be instead', (file, places) => {
  expect(otherImages('/dir/app', file)).toEqual(places);
});

test.each([
  ['path', '/tmp/app.cpio.bz2'],
  ['home', '~/app.cpio.bz2'],
])('%s: an image that is %s instead is moved by the line or in words', (way, found) => {
  const image = { kind: 'absent', elsewhere: [found] } as unknown as CpioImage;
  const { causes, fault } = packed('app');
  expect(fault(image, { file: '/dir/app.cpio.bz2', wanted: 'vsftpd', ...partsOf('/dir/app') })).toMatchObject({
    cause: 'elsewhere',
    way,
    found: { file: '/dir/app.cpio.bz2', parent: '/dir', name: 'app', found },
  });
  expect(causes.elsewhere.repair.home[0]?.run).toBeNull();
});

test('a folder is packed from the one that holds it', () => {
  expect(partsOf('/contenedor/minimal')).toEqual({ parent: '/contenedor', name: 'minimal' });
  expect(partsOf('/app')).toEqual({ parent: '/', name: 'app' });
});
