import { expect, test } from 'vitest';
import { parameters } from './parameters.ts';

test('a service is a program’s name and a port', () => {
  const { read } = parameters.service;
  for (const good of ['vsftpd:21', 'a-b_c.d+e:1', 'x:65535']) expect(read(good)).toBe(good);
  for (const bad of ['', 'vsftpd', ':21', 'a b:21', '/vsftpd:21', 'vsftpd:0', 'vsftpd:65536', 'vsftpd:21x', 'vsftpd:'])
    expect(read(bad)).toBeUndefined();
});

test('an image is a file’s name or path, never a folder', () => {
  const { read } = parameters.image;
  for (const good of ['minimal.cpio.bz', '/srv/an image', '..image', 'a/...']) expect(read(good)).toBe(good);
  for (const bad of ['', '.', '..', 'a/', 'a/.', '/srv/..', 'a\nb', '\ta', 'a\u007f', 'x'.repeat(4001)])
    expect(read(bad)).toBeUndefined();
});
