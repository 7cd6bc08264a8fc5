import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prelude } from '../shell/prelude.ts';
import { quote } from '../shell/quote.ts';
import { shells } from '../shell/shells.fixture.ts';
import { processTree, type RootTrees, rootTrees } from './root-trees.ts';
import { runScript } from './run-script.fixture.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'labcheck-host-'));
  mkdirSync(join(root, 'home/my user/rootfs/usr/bin'), { recursive: true });
  writeFileSync(join(root, 'home/my user/rootfs/usr/bin/bash'), 'x');
  symlinkSync('/usr/bin', join(root, 'home/my user/rootfs/bin'));
  symlinkSync('/etc', join(root, 'home/my user/rootfs/etc'));
  mkdirSync(join(root, 'home/two\nlines/rootfs'), { recursive: true });
  mkdirSync(join(root, 'etc'));
  mkdirSync(join(root, 'opt/rootfs/rootfs/etc'), { recursive: true });
  mkdirSync(join(root, 'opt/tree/tree'), { recursive: true });
  mkdirSync(join(root, 'home/other/tree'), { recursive: true });
  mkdirSync(join(root, 'srv'));
  symlinkSync('/nowhere', join(root, 'srv/rootfs'));
  for (let n = 0; n < 100; n += 1) mkdirSync(join(root, `home/user${n}/rootfs`), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const ask = (command: readonly string[], path: string): RootTrees => {
  const probe = rootTrees(path, ['bin/bash', 'etc']);
  const [program = '', ...options] = command;
  const script = `${prelude}r=${quote(root)} d='/home/my user'\n${probe.script}`;
  const bytes = execFileSync(program, [...options, '-s'], { input: script });
  const said = bytes.toString().replaceAll(root, '/proc/1/root');
  return probe.parse({ status: 0, bytes: Buffer.from(said) }) as RootTrees;
};
const identity = (path: string): string => {
  const { dev, ino } = statSync(join(root, path));
  return `${dev}:${ino}`;
};

test.each(shells)('%s finds the login user’s tree first, whatever its path looks like', (_, command) => {
  const { trees, hostRoot } = ask(command, '~/rootfs');
  expect(hostRoot).toBe(identity('.'));
  expect(trees[0]).toEqual({
    path: '/home/my user/rootfs',
    kind: 'directory',
    identity: identity('home/my user/rootfs'),
    owner: process.getuid?.(),
    has: ['bin/bash'],
  });
  expect(trees.length).toBeLessThanOrEqual(40);
});

test.each(shells)(
  '%s finds a tree in another home, in a usual folder, and in a folder of its own name',
  (_, command) => {
    const { trees } = ask(command, '~/tree');
    expect(trees.map(({ path }) => path)).toEqual(['/home/other/tree', '/opt/tree', '/opt/tree/tree']);
  },
);

test.each(shells)('%s finds the root of a process', (_, command) => {
  const probe = processTree(process.pid, ['proc', 'no/such']);
  const { trees, hostRoot } = probe.parse(runScript(probe, command)) as RootTrees;
  expect(trees).toMatchObject([{ path: `/proc/${process.pid}/root`, kind: 'directory', has: ['proc'] }]);
  expect(trees[0]?.identity).toBe(hostRoot);
});

test.each(shells)('%s looks at one place only where the path is absolute', (_, command) => {
  expect(ask(command, '/opt/rootfs').trees).toEqual([
    {
      path: '/opt/rootfs',
      kind: 'directory',
      identity: identity('opt/rootfs'),
      owner: process.getuid?.(),
      has: [],
    },
  ]);
  expect(ask(command, '/opt/rootfs/').trees).toEqual(ask(command, '/opt/rootfs').trees);
  expect(ask(command, '/srv/rootfs').trees).toMatchObject([{ path: '/srv/rootfs', kind: 'not-a-directory' }]);
  expect(ask(command, '/none').trees).toEqual([]);
});
