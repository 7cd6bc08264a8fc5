import { expect, test } from 'vitest';
import { tree } from './tree.ts';

const read = (said: string) => tree('/srv/root', ['bin', 'etc']).parse({ status: 0, bytes: Buffer.from(said) });

test.each([
  ['absent\n', { kind: 'absent', hostRoot: undefined, identity: undefined, has: [] }],
  ['not-a-directory\n', { kind: 'not-a-directory', hostRoot: undefined, identity: undefined, has: [] }],
  ['directory\n0:45\n0:81\nbin\netc\n', { kind: 'directory', hostRoot: '0:45', identity: '0:81', has: ['bin', 'etc'] }],
])('%j', (said, expected) => {
  expect(read(said)).toEqual(expected);
});

test('an answer that says nothing of the folder is no answer', () => {
  expect(() => read('')).toThrow('no kind of file');
});
