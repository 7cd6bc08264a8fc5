import { expect, test } from 'vitest';
import { initPlan } from './init-plan.ts';
import type { MachineLayout } from './machine-layout.ts';

const layout: MachineLayout = {
  hierarchies: [{ version: 2, mountPoint: '/sys/fs/cgroup', options: '' }],
  hierarchyLinks: [],
  ownFileSystems: ['/var'],
  hidden: ['/home', '/var/lib/jenkins'],
};
const lines = (...wants: Parameters<typeof initPlan>) =>
  initPlan(...wants)
    .split('\n')
    .map((line) => line.split('\x1f'));

test('each file system of its own gets an overlay of its own, and hides its own folders', () => {
  const plan = lines(layout, { binds: [], scratch: [], hide: true });
  expect(plan.filter(([verb]) => verb === 'overlay')).toEqual([
    ['overlay', 'root', '/', 'home'],
    ['overlay', 'var', '/var', 'lib/jenkins'],
  ]);
});

test('what is built on a layer hides nothing anew: the layer may hold files there', () => {
  const plan = lines(layout, { binds: [], scratch: [], hide: false });
  expect(plan[0]).toEqual(['overlay', 'root', '/']);
});

test('version 2 is mounted at the top, version 1 in a folder beside others', () => {
  const mounts = (hierarchies: MachineLayout['hierarchies']) =>
    lines({ ...layout, hierarchies }, { binds: [], scratch: [], hide: true }).filter((words) =>
      words.at(-1)?.startsWith('/sys/fs/cgroup'),
    );
  expect(mounts(layout.hierarchies)).toEqual([['fresh', 'cgroup2', 'rw', '/sys/fs/cgroup']]);
  expect(mounts([{ version: 1, mountPoint: '/sys/fs/cgroup/pids', options: 'pids' }])).toEqual([
    ['fresh', 'tmpfs', 'mode=755,size=1m', '/sys/fs/cgroup'],
    ['fresh', 'cgroup', 'pids', '/sys/fs/cgroup/pids'],
  ]);
});

test('refuses a path that would be read as two words', () => {
  const bind = { from: '/a\nb', to: '/c', readOnly: true };
  expect(() => initPlan(layout, { binds: [bind], scratch: [], hide: true })).toThrow('cannot use the path "/a\\nb"');
});
