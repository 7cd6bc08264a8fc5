/** One cgroup folder in one hierarchy. */
export type CgroupFolder = {
  /** From the hierarchy's mount point on: `/cgroup_1500`. */
  readonly path: string;
  /** Whether it has a name of interest, or lies below one that has; else one of those lies in it, or it has a limit. */
  readonly named: boolean;
  /** Control files, by name; of a file with keys, `memory.events:oom_kill`. */
  readonly values: ReadonlyMap<string, string>;
  /** The processes in it, as the grader's PID namespace numbers them. */
  readonly members: readonly number[];
};

/** One mounted hierarchy of cgroup v1, or the one of v2 (cgroups(7)). */
export type CgroupHierarchy = {
  readonly version: 1 | 2;
  readonly mountPoint: string;
  /** The controllers that can be used in it: the mount's options in v1, cgroup.controllers of the top in v2. */
  readonly controllers: readonly string[];
  readonly folders: readonly CgroupFolder[];
  /**
   * Cgroups of other names at the top that have a limit, by path: what memory.limit_in_bytes, memory.max or pids.max
   * says.
   */
  readonly limited: ReadonlyMap<string, string>;
};

/** The controllers whose limits labs set. */
export const controllers = ['cpu', 'cpuacct', 'cpuset', 'memory', 'pids', 'io', 'blkio', 'devices', 'freezer'] as const;

// 38 33 0:33 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory
// 44 33 0:39 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate
const mountLine = /^\d+ \d+ (\d+:\d+) \S+ (\S+) .* - (cgroup2?) \S+ (\S+)$/;

/** The answer of the probe `cgroups`, line by line. */
export const readCgroups = (all: readonly string[]): CgroupHierarchy[] => {
  const parts = new Map<string, string[]>();
  const mounts: string[] = [];
  let open = mounts;
  for (const line of all) {
    const [, device] = /^@(\d+:\d+)$/.exec(line) ?? [];
    if (device !== undefined) parts.set(device, (open = []));
    else open.push(line);
  }
  // Of a hierarchy that is mounted twice the last place counts; its files are read once.
  const found = new Map(mounts.flatMap(readMount).map((mount) => [mount.device, mount]));
  return [...found.values()].map((mount) => readHierarchy(mount, parts.get(mount.device) ?? []));
};

type Mount = { readonly device: string; readonly at: string; readonly version: 1 | 2; readonly options: string };

const readMount = (line: string): Mount[] => {
  const [found, device = '', at = '', type, options = ''] = mountLine.exec(line) ?? [];
  return found === undefined ? [] : [{ device, at, version: type === 'cgroup2' ? 2 : 1, options }];
};

const readHierarchy = ({ at, version, options }: Mount, part: readonly string[]): CgroupHierarchy => {
  const { folders, limited, offered } = readFiles(part);
  const own = version === 2 ? offered : options.split(',');
  return {
    version,
    mountPoint: at,
    controllers: controllers.filter((name) => own.includes(name)),
    folders,
    limited,
  };
};

/** Files of which each line is a key and a value (cgroups: Documentation/admin-guide/cgroup-v2.rst, "Flat keyed"). */
const keyed = /^(memory\.events|memory\.oom_control|pids\.events)$/;
const limitFiles = /^(memory\.limit_in_bytes|memory\.max|pids\.max)$/;

// ./cgroup_1500/memory.limit_in_bytes:104857600      ./cgroup_1500/memory.events:oom_kill 1      ./demo/cgroup.procs:512
const readFiles = (all: readonly string[]) => {
  const folders = new Map<string, { values: Map<string, string>; members: number[] }>();
  const limited = new Map<string, string>();
  let offered: string[] = [];
  const named = new Set(all.flatMap((line) => (line.startsWith('=./') ? line.slice(2) : [])));
  for (const path of named) folders.set(path, { values: new Map(), members: [] });
  for (const line of all) {
    const [found, folder = '', file = '', value = ''] =
      /^\.((?:\/.*?)?)\/([a-z_]+\.[a-z_.]+):([^/]*)$/.exec(line) ?? [];
    if (found === undefined) continue;
    if (folder === '' && file === 'cgroup.controllers') offered = value.split(' ');
    if (!named.has(folder) && limitFiles.test(file) && folder !== '' && !unlimited(value)) limited.set(folder, value);
    const known = folders.get(folder) ?? { values: new Map<string, string>(), members: [] };
    folders.set(folder, known);
    if (file === 'cgroup.procs') known.members.push(Number(value));
    else if (keyed.test(file)) known.values.set(`${file}:${value.split(' ')[0]}`, value.split(' ')[1] ?? '');
    else known.values.set(file, value);
  }
  return {
    folders: [...folders].map(([path, known]) => ({ path, named: named.has(path), ...known })),
    limited,
    offered,
  };
};

/** The value of v1 for "no limit" is the largest multiple of the page size below 2^63; v2 says `max`. */
const unlimited = (value: string): boolean => value === 'max' || value.length > 15;
