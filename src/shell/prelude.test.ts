import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prelude } from './prelude.ts';
import { quote } from './quote.ts';
import { shells } from './shells.fixture.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'labcheck tree-'));
  mkdirSync(join(root, 'usr/bin'), { recursive: true });
  mkdirSync(join(root, 'etc/alternatives'), { recursive: true });
  writeFileSync(join(root, 'usr/bin/vim'), 'x');
  symlinkSync('usr/bin', join(root, 'bin'));
  symlinkSync('/usr/bin/vim', join(root, 'etc/alternatives/vi'));
  symlinkSync('/etc/alternatives/vi', join(root, 'usr/bin/vi'));
  symlinkSync('../../../../../../etc/passwd', join(root, 'escape'));
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('with space', join(root, 'to space'));
  writeFileSync(join(root, 'with space'), 'x');
});
afterAll(() => rmSync(root, { recursive: true }));

const inside = (command: readonly string[], path: string): string => {
  const script = `${prelude}if inside ${quote(root)} ${quote(path)}; then printf '%s' "$f"; else printf none; fi`;
  const [program = '', ...options] = command;
  return execFileSync(program, [...options, '-s'], { input: script, encoding: 'utf8' });
};

test.each(shells)('%s resolves links within the tree, as chroot would', (_, command) => {
  expect(inside(command, '/usr/bin/vim')).toBe(`${root}/usr/bin/vim`);
  expect(inside(command, 'bin/vim')).toBe(`${root}/usr/bin/vim`);
  expect(inside(command, '/bin/vi')).toBe(`${root}/usr/bin/vim`);
  expect(inside(command, '/to space')).toBe(`${root}/with space`);
  expect(inside(command, '/usr/./bin/../bin//vim')).toBe(`${root}/usr/bin/vim`);
  expect(inside(command, '/')).toBe(`${root}/`);
});

test.each(shells)('%s never leaves the tree, and gives up on a loop', (_, command) => {
  expect(inside(command, '/escape')).toBe(`${root}/etc/passwd`);
  expect(inside(command, '/../../etc/passwd')).toBe(`${root}/etc/passwd`);
  expect(inside(command, '/loop')).toBe('none');
});
