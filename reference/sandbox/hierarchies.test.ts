import { expect, test } from 'vitest';
import { parseHierarchies } from './hierarchies.ts';

test('version 1 with systemd: controllers that share a mount, a named hierarchy, and version 2 beside them', () => {
  const found = parseHierarchies(
    `25 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 23 0:26 / /sys/fs/cgroup ro,nosuid,nodev,noexec shared:9 - tmpfs tmpfs ro,mode=755
31 30 0:27 / /sys/fs/cgroup/unified rw,nosuid shared:10 - cgroup2 cgroup2 rw,nsdelegate
32 30 0:28 / /sys/fs/cgroup/systemd rw,nosuid shared:11 - cgroup cgroup rw,xattr,release_agent=/lib/systemd/systemd-cgroups-agent,name=systemd
33 30 0:30 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid shared:15 - cgroup cgroup rw,cpu,cpuacct
34 1 0:30 / /mnt/again rw,relatime - cgroup cgroup rw,cpu,cpuacct
`,
  );
  expect(found).toEqual([
    { version: 2, mountPoint: '/sys/fs/cgroup/unified', options: '' },
    { version: 1, mountPoint: '/sys/fs/cgroup/systemd', options: 'none,name=systemd' },
    { version: 1, mountPoint: '/sys/fs/cgroup/cpu,cpuacct', options: 'cpu,cpuacct' },
  ]);
});

test('version 2 alone', () => {
  const line =
    '35 24 0:29 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot';
  expect(parseHierarchies(line)).toEqual([{ version: 2, mountPoint: '/sys/fs/cgroup', options: '' }]);
});
