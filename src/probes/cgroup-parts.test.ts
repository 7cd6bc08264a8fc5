import { expect, test } from 'vitest';
import { readCgroups } from './cgroup-parts.ts';

/** As the files look in the kernel's own description of cgroup v2 (Documentation/admin-guide/cgroup-v2.rst). */
const v2 =
  `29 23 0:26 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot
@0:26
./cgroup.controllers:cpuset cpu io memory hugetlb pids rdma misc
./system.slice/memory.max:max
./user.slice/pids.max:4096
=./demo
=./demo/inner
./demo/cgroup.procs:512
./demo/cgroup.procs:513
./demo/cgroup.controllers:cpu memory pids
./demo/cpu.weight:12
./demo/memory.max:104857600
./demo/memory.swap.max:0
./demo/memory.events:low 0
./demo/memory.events:high 0
./demo/memory.events:max 58
./demo/memory.events:oom 2
./demo/memory.events:oom_kill 1
./demo/memory.events:oom_group_kill 0
./demo/pids.max:10
./demo/pids.current:2
./demo/pids.events:max 33
./demo/inner/memory.max:max`.split('\n');

test('cgroup v2: controllers of the top, values, keyed files, members, and who else is limited', () => {
  const [hierarchy] = readCgroups(v2);
  expect(hierarchy).toMatchObject({ version: 2, mountPoint: '/sys/fs/cgroup' });
  expect(hierarchy?.controllers).toEqual(['cpu', 'cpuset', 'memory', 'pids', 'io']);
  expect(hierarchy?.limited).toEqual(new Map([['/user.slice', '4096']]));
  const demo = hierarchy?.folders.find(({ path }) => path === '/demo');
  expect(demo).toMatchObject({ named: true, members: [512, 513] });
  expect(demo?.values.get('memory.events:oom_kill')).toBe('1');
  expect(demo?.values.get('pids.events:max')).toBe('33');
  expect(demo?.values.get('memory.max')).toBe('104857600');
  expect(hierarchy?.folders.find(({ path }) => path === '/demo/inner')).toMatchObject({ named: true, members: [] });
});

test('hybrid: each controller is in one hierarchy, and one that is mounted twice counts once', () => {
  const hybrid = `31 23 0:27 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw,nsdelegate
32 23 0:28 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd
33 23 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
34 23 0:29 / /cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct
@0:27
./cgroup.controllers:
@0:28
@0:29
=./cgroup_1500`.split('\n');
  const found = readCgroups(hybrid);
  expect(found.map(({ version, controllers }) => [version, ...controllers])).toEqual([[2], [1], [1, 'cpu', 'cpuacct']]);
  expect(found[2]?.folders).toEqual([{ path: '/cgroup_1500', named: true, values: new Map(), members: [] }]);
});

test('cgroup v2: the controllers of the top are those that it has, not those that it hands down', () => {
  // Where there is a cgroup of interest, the files of the top are told again, after its own.
  const again = ['./cgroup.controllers:cpu io memory pids', './cgroup.subtree_control:memory pids'];
  expect(readCgroups([...v2, ...again])[0]?.controllers).toEqual(['cpu', 'memory', 'pids', 'io']);
});

test('the name of a cgroup is not taken for the file of another, nor for the begin of a hierarchy', () => {
  const devices = `35 23 0:30 / /sys/fs/cgroup/devices rw - cgroup cgroup rw,devices
@0:30
=./demo
=./demo/pids.max:10
=./demo/next@0:31
./demo/pids.max:10/cgroup.procs:7`.split('\n');
  expect(readCgroups(devices)[0]?.folders).toEqual(
    ['/demo', '/demo/pids.max:10', '/demo/next@0:31'].map((path) => ({
      path,
      named: true,
      values: new Map(),
      members: path === '/demo/pids.max:10' ? [7] : [],
    })),
  );
});

test('lines that are none of ours, or belong to no hierarchy, are no cgroups', () => {
  expect(readCgroups(['@0:99', './x/memory.max:5', 'nonsense', './no-value', '=../up'])).toEqual([]);
  expect(readCgroups([])).toEqual([]);
});
