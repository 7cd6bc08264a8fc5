import { expect, test } from 'vitest';
import { binary } from './binary.ts';

const read = (said: string) => binary('/', '/bin/app').parse({ status: 0, bytes: Buffer.from(said) });

test('a script is a file, and no ELF file', () => {
  expect(read('file /bin/app\n254:1048593 81ed 10\n@\n#!/bin/sh\n')).toEqual({
    kind: 'file',
    path: '/bin/app',
    identity: '254:1048593',
    mode: 0o755,
    size: 10,
    elf: undefined,
    hasInterpreter: true,
    noexec: false,
    elsewhere: [],
  });
});

// stat found nothing any more, and what stands in its place was written by the student.
test.each(['#!/bin/sh', '# 254:1048593 81ed 10', '254:1048593 81ed 10 #', ''])(
  'a file that begins with %j and was not seen by stat is not read',
  (head) => {
    expect(() => read(`file /bin/app\n${head}\n@\n`)).toThrow('status cannot be read');
  },
);
