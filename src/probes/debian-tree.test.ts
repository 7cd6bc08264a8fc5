import { expect, test } from 'vitest';
import { debianTree } from './debian-tree.ts';

const read = (said: string) => debianTree('/srv/rootfs').parse({ status: 0, bytes: Buffer.from(said) });

test.each(['absent', 'not-a-directory'])('what is %s is no system', (kind) => {
  expect(read(`0:45\n${kind}\n`)).toEqual({
    kind,
    hostRoot: '0:45',
    identity: undefined,
    system: undefined,
    installed: undefined,
    unfinished: false,
    missing: [],
    isLink: false,
  });
});

// os-release(5): a value may stand between quotation marks.
test.each(['ID=rocky', 'ID="rocky"', "ID='rocky'"])('%s names the system', (line) => {
  expect(read(`0:45\ndirectory\n0:81\n${line}\n`)).toMatchObject({
    kind: 'directory',
    identity: '0:81',
    system: 'rocky',
  });
});

test('programs that are missing are named, and a link is told', () => {
  expect(read('0:45\ndirectory\n0:81\n@link\n@missing perl\n@missing tar\nID=debian\n')).toMatchObject({
    missing: ['perl', 'tar'],
    isLink: true,
  });
});

test('an answer that says nothing of the folder is no answer', () => {
  expect(() => read('0:45\n')).toThrow('no kind of file');
});
