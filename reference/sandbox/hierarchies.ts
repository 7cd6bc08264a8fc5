/** One mounted cgroup hierarchy of this machine. */
export type Hierarchy = {
  readonly version: 1 | 2;
  readonly mountPoint: string;
  /** The options of `mount -o` to mount the same hierarchy again: controllers, or `none,name=…`; empty in version 2. */
  readonly options: string;
};

// 38 33 0:33 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
// 44 33 0:39 / /sys/fs/cgroup/systemd rw,nosuid - cgroup cgroup rw,xattr,release_agent=/lib/…,name=systemd
// 45 33 0:40 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
const line = /^\d+ \d+ (\S+) \S+ (\S+) .* - (cgroup2?) \S+ (\S+)$/;

/**
 * The hierarchies in a `/proc/PID/mountinfo`: version 1, version 2, or both (hybrid). One that is mounted twice
 * counts once.
 */
export const parseHierarchies = (mountinfo: string): Hierarchy[] => {
  const byDevice = new Map<string, Hierarchy>();
  for (const text of mountinfo.split('\n')) {
    const [, device, mountPoint, type, options] = line.exec(text) ?? [];
    if (!device || !mountPoint || options === undefined || byDevice.has(device)) continue;
    byDevice.set(device, {
      version: type === 'cgroup2' ? 2 : 1,
      mountPoint,
      options: type === 'cgroup2' ? '' : versionOneOptions(options.split(',')),
    });
  }
  return [...byDevice.values()];
};

const notControllers = /^(rw|ro|xattr|noprefix|clone_children|cpuset_v2_mode|release_agent=.*)$/;

const versionOneOptions = (options: string[]): string => {
  const wanted = options.filter((option) => !notControllers.test(option));
  return (wanted[0]?.startsWith('name=') ? ['none', ...wanted] : wanted).join(',');
};
