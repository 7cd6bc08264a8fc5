import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { writeTogether } from './write-together.ts';

/** A wire, and what was handed to the system at once. */
const recordedWire = () => {
  const calls: string[] = [];
  const wire = new Duplex({
    read: () => {},
    write: (chunk: Buffer, _, done) => {
      calls.push(chunk.toString());
      done();
    },
    writev: (chunks, done) => {
      calls.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  writeTogether(wire);
  return { wire, calls };
};
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is written in one go leaves at once, and nothing waits for what comes later', async () => {
  const { wire, calls } = recordedWire();
  for (const piece of ['length', ' payload', ' tag']) wire.write(piece);
  await nextTurn();
  wire.write('next');
  await nextTurn();
  expect(calls).toEqual(['length payload tag', 'next']);
});

test('what was written last leaves before the end', async () => {
  const { wire, calls } = recordedWire();
  const finished = new Promise((resolve) => wire.once('finish', resolve));
  wire.write('last');
  wire.write(' words');
  wire.end();
  await finished;
  await nextTurn();
  expect(calls).toEqual(['last words']);
});
