import { expect, test } from 'vitest';
import { processDetail } from './process-detail.ts';

const read = (said: string) => processDetail(208).parse({ status: 0, bytes: Buffer.from(said) });

test('a process with many open files: all of its sockets are told', () => {
  const said = `22 27 0:21 / /proc rw,relatime - proc proc rw
root/proc/1/ns/pid regular empty file 4026532283
fd/0 character special file 5
fd/3 socket 15127
fd/12 socket 15128
`;
  expect(read(said)).toEqual({ procOf: 4_026_532_283, procMounted: true, sockets: [15127, 15128] });
});

test('a process that has ended sees and holds nothing', () => {
  expect(read('')).toEqual({ procOf: undefined, procMounted: false, sockets: [] });
});
