import { closeSync, openSync, readSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Elf, readElf } from './elf.ts';

type Header = { wide: boolean; little: boolean; type: number; machine: number; interpreter?: string };

/** An ELF header, two program headers of which the second may be PT_INTERP, and what that one points to (elf(5)). */
const elf = ({ wide, little, type, machine, interpreter }: Header): Uint8Array => {
  const size = wide ? 56 : 32;
  const table = wide ? 64 : 52;
  const text = Buffer.from(`${interpreter ?? ''}\0behind it`);
  const bytes = Buffer.alloc(table + 2 * size + text.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at: number, value: number): void =>
    wide ? view.setBigUint64(at, BigInt(value), little) : view.setUint32(at, value, little);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2]);
  view.setUint16(16, type, little);
  view.setUint16(18, machine, little);
  word(wide ? 32 : 28, table);
  view.setUint16(wide ? 54 : 42, size, little);
  view.setUint16(wide ? 56 : 44, 2, little);
  view.setUint32(table, 1, little);
  view.setUint32(table + size, interpreter === undefined ? 1 : 3, little);
  word(table + size + (wide ? 8 : 4), table + 2 * size);
  word(table + size + (wide ? 32 : 16), (interpreter ?? '').length + 1);
  bytes.set(text, table + 2 * size);
  return bytes;
};

test.each<[Header, Elf]>([
  [
    { wide: true, little: true, type: 2, machine: 62 },
    { machine: 'x86_64', interpreter: undefined, type: 'executable' },
  ],
  [
    { wide: true, little: true, type: 3, machine: 183, interpreter: '/lib/ld.so' },
    { machine: 'aarch64', interpreter: '/lib/ld.so', type: 'shared' },
  ],
  [
    { wide: true, little: false, type: 3, machine: 22, interpreter: '/lib/ld64.so.1' },
    { machine: 's390x', interpreter: '/lib/ld64.so.1', type: 'shared' },
  ],
  [
    { wide: false, little: true, type: 2, machine: 3, interpreter: '/lib/ld-linux.so.2' },
    { machine: 'i686', interpreter: '/lib/ld-linux.so.2', type: 'executable' },
  ],
  [
    // The kernel reads its name up to the first NUL (execve(2)), whatever fills the segment behind it.
    { wide: true, little: true, type: 3, machine: 62, interpreter: '/lib/ld.so\0/usr/lib/ld.so' },
    { machine: 'x86_64', interpreter: '/lib/ld.so', type: 'shared' },
  ],
  [
    { wide: false, little: false, type: 1, machine: 8 },
    { machine: '8', interpreter: undefined, type: 'other' },
  ],
  [
    { wide: true, little: true, type: 3, machine: 62, interpreter: '' },
    { machine: 'x86_64', interpreter: 'an interpreter', type: 'shared' },
  ],
])('%j', (header, expected) => {
  const bytes = elf(header);
  expect(readElf(bytes)).toEqual(expected);
  // It reads a part of a larger buffer, too.
  expect(readElf(Buffer.concat([Buffer.from('before'), bytes]).subarray(6))).toEqual(expected);
});

test('the program that runs this test', () => {
  const head = Buffer.alloc(4096);
  const file = openSync('/proc/self/exe', 'r');
  readSync(file, head);
  closeSync(file);
  expect(readElf(head)?.type).not.toBe('other');
  expect(readElf(head)?.interpreter).toMatch(/^\/.*ld.*so/);
});

test('headers end where the file begins to be something else, or was cut', () => {
  const bytes = elf({ wide: true, little: true, type: 2, machine: 62 });
  const headers = 64 + 2 * 56;
  expect(readElf(bytes.subarray(0, headers))).toBeDefined();
  expect(() => readElf(bytes.subarray(0, headers - 1))).toThrow('lie outside');
  expect(() => readElf(bytes.subarray(0, 64))).toThrow('lie outside');
  expect(readElf(bytes.subarray(0, 51))).toBeUndefined();
  for (const at of [0, 1, 2, 3]) expect(readElf(Buffer.from(bytes).fill('x', at, at + 1))).toBeUndefined();
  expect(readElf(Buffer.alloc(0))).toBeUndefined();
  const small = Buffer.from(elf({ wide: false, little: true, type: 2, machine: 3 }).subarray(0, 52));
  small.writeUInt16LE(0, 44);
  expect(readElf(small)).toEqual({ machine: 'i686', interpreter: undefined, type: 'executable' });
});
