import { expect, test } from 'vitest';
import { container, facts, parameters, tree, v2 } from './host.fixture.ts';
import { placed, wayOf } from './isolated.ts';

const cgroup = '=./demo\n./demo/memory.max:max\n./demo/pids.max:max';

test('a container is started in the lab’s cgroup where memory and processes can be limited there', () => {
  expect(wayOf(facts(), parameters)).toBe('free');
  expect(wayOf(facts({ cgroups: v2(cgroup) }), parameters)).toBe('limited');
  expect(wayOf(facts({ cgroups: v2('=./demo\n./demo/memory.max:max') }), parameters)).toBe('free');
});

test('steps name the root file system where it is', () => {
  const elsewhere = { ...container, rootPath: '/data/mine/rootfs', root: '8:77' };
  expect(placed(facts({ processes: [elsewhere] }), parameters)).toMatchObject({ pid: 7, rootfs: '/data/mine/rootfs' });
  expect(placed(facts({ processes: [], trees: [tree('/home/alice/rootfs')] }), parameters).rootfs).toBe(
    '/home/alice/rootfs',
  );
  expect(placed(facts({ processes: [] }), parameters)).toMatchObject({ pid: 0, rootfs: '~/rootfs', name: '' });
});
