import { expect, test } from 'vitest';
import { hostMounts } from './host-mounts.ts';

const read = (said: string) => hostMounts.parse({ status: 0, bytes: Buffer.from(said) });
const overlay = (options: string): string =>
  `612 540 0:77 / /dir/tmp rw,relatime shared:301 - overlay none ${options}\n`;

test('a mount: where, what, from where, and the options of both kinds', () => {
  expect(read(overlay('rw,lowerdir=/dir/base,upperdir=/dir/app'))).toEqual([
    {
      at: '/dir/tmp',
      type: 'overlay',
      source: 'none',
      options: new Map([
        ['rw', ''],
        ['relatime', ''],
        ['lowerdir', '/dir/base'],
        ['upperdir', '/dir/app'],
      ]),
    },
  ]);
});

test('white space in a name is escaped in the table (proc_pid_mountinfo(5)), and read back', () => {
  expect(read('30 1 8:1 / /my\\040folder\\134x rw - ext4 /dev/disk\\011a rw\n')).toMatchObject([
    { at: '/my folder\\x', source: '/dev/disk\ta' },
  ]);
});

test('layers that were given one by one are one list, in their order', () => {
  const one = read(overlay('rw,lowerdir=/a:/b:/c,upperdir=/up'));
  expect(read(overlay('rw,lowerdir+=/a,lowerdir+=/b,lowerdir+=/c,upperdir=/up'))).toEqual(one);
});

test.each([
  '',
  '612 540 0:77 / /dir/tmp rw,relatime',
  '612 540 0:77 / - overlay none rw',
  '612 540 0:77 / /dir/tmp - overlay none rw',
])('%j is no mount', (line) => {
  expect(() => read(`${overlay('rw')}${line}\n`)).toThrow('a mount cannot be read');
});
