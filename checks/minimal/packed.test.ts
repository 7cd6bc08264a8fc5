import { expect, test } from 'vitest';
import { otherImages } from './packed.ts';

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
