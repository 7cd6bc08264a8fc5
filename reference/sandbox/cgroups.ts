import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Hierarchy } from './hierarchies.ts';

/** A safety belt around one sandbox, so that a runaway in it does not take the machine along. */
export type Limits = { readonly memoryBytes: number; readonly processes: number };

export type Cgroups = {
  /** The sandbox's folder in each hierarchy. */
  readonly own: readonly string[];
  /**
   * The cgroups that its processes join: in version 2 a leaf, since a cgroup that delegates controllers may hold no
   * process.
   */
  readonly joins: readonly string[];
};

/** The folders of a sandbox, made or not. */
export const cgroupsOf = (name: string, hierarchies: readonly Hierarchy[]): Cgroups => {
  const folder = ({ mountPoint }: Hierarchy) => join(mountPoint, 'labcheck', name);
  return {
    own: hierarchies.map(folder),
    joins: hierarchies.map((hierarchy) =>
      hierarchy.version === 2 ? join(folder(hierarchy), 'init') : folder(hierarchy),
    ),
  };
};

/**
 * Makes them, with limits wherever the machine hands the controllers out: in a container whose root cgroup holds
 * processes, version 2 does not, and the sandbox then lives under the limits of that container alone.
 */
export const makeCgroups = (name: string, hierarchies: readonly Hierarchy[], limits: Limits): void => {
  for (const hierarchy of hierarchies) {
    const own = join(hierarchy.mountPoint, 'labcheck', name);
    if (hierarchy.version === 2) {
      mkdirSync(dirname(own), { recursive: true });
      handOut(hierarchy.mountPoint);
      handOut(dirname(own));
    }
    mkdirSync(own, { recursive: true });
    if (hierarchy.options.split(',').includes('cpuset')) inheritCpuset(hierarchy.mountPoint, [dirname(own), own]);
    for (const [file, value] of [
      ['memory.limit_in_bytes', limits.memoryBytes],
      ['memory.max', limits.memoryBytes],
      ['pids.max', limits.processes],
    ] as const) {
      if (existsSync(join(own, file))) writeFileSync(join(own, file), String(value));
    }
    if (hierarchy.version === 2) mkdirSync(join(own, 'init'), { recursive: true });
  }
};

const handOut = (cgroup: string): void => {
  const offered = readFileSync(join(cgroup, 'cgroup.controllers'), 'utf8').split(/\s+/);
  for (const controller of ['cpuset', 'cpu', 'io', 'memory', 'pids'].filter((one) => offered.includes(one))) {
    try {
      writeFileSync(join(cgroup, 'cgroup.subtree_control'), `+${controller}`);
    } catch {
      // Busy: processes live in this cgroup, see makeCgroups.
    }
  }
};

/** In version 1 a new cpuset is empty, and nothing can join it. */
const inheritCpuset = (from: string, cgroups: readonly string[]): void => {
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    if (!existsSync(join(from, file))) continue;
    for (const cgroup of cgroups) writeFileSync(join(cgroup, file), readFileSync(join(from, file)));
  }
};

/** The processes in these cgroups and below. */
export const cgroupMembers = (cgroups: readonly string[]): number[] => [
  ...new Set(
    cgroups.flatMap(withDescendants).flatMap((cgroup) => {
      try {
        return readFileSync(join(cgroup, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
      } catch {
        return [];
      }
    }),
  ),
];

/**
 * Lets processes go on that were frozen in these cgroups or below: in version 1 not even SIGKILL ends one before
 * that.
 */
export const thawCgroups = (cgroups: readonly string[]): void => {
  for (const cgroup of cgroups.flatMap(withDescendants))
    for (const [file, value] of [
      ['freezer.state', 'THAWED'],
      ['cgroup.freeze', '0'],
    ] as const) {
      try {
        if (existsSync(join(cgroup, file))) writeFileSync(join(cgroup, file), value);
      } catch {
        // Gone already.
      }
    }
};

/**
 * Removes the cgroups, the deepest first, then `labcheck` itself where it was the last; false while a process is
 * still in one.
 */
export const removeCgroups = (cgroups: readonly string[]): boolean => {
  for (const cgroup of cgroups.flatMap(withDescendants)) removeFolder(cgroup);
  for (const cgroup of cgroups) removeFolder(dirname(cgroup));
  return !cgroups.some((cgroup) => existsSync(cgroup));
};

const removeFolder = (folder: string): void => {
  try {
    rmdirSync(folder);
  } catch {
    // Gone already, or not empty: the caller looks.
  }
};

const withDescendants = (cgroup: string): string[] => {
  try {
    const children = readdirSync(cgroup, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [...children.flatMap((child) => withDescendants(join(cgroup, child.name))), cgroup];
  } catch {
    return [];
  }
};
