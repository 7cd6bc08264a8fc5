import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { hiddenFolders } from './hidden-folders.ts';
import { type Hierarchy, parseHierarchies } from './hierarchies.ts';

/** The properties of the machine that a sandbox is made from. */
export type MachineLayout = {
  readonly hierarchies: readonly Hierarchy[];
  /** Symbolic links beside the hierarchies, as [target, path]: `cpu` leads to `cpu,cpuacct`. */
  readonly hierarchyLinks: readonly (readonly [string, string])[];
  /** Folders that are file systems of their own, and so are not seen through an overlay of `/`. */
  readonly ownFileSystems: readonly string[];
  readonly hidden: readonly string[];
};

const cgroupFolder = '/sys/fs/cgroup';

/** Looks at this machine. */
export const machineLayout = (): MachineLayout => {
  const mountinfo = readFileSync('/proc/self/mountinfo', 'utf8');
  const mountPoints = new Set(mountinfo.split('\n').map((line) => line.split(' ')[4]));
  return {
    hierarchies: parseHierarchies(mountinfo),
    hierarchyLinks: readdirSync(cgroupFolder)
      .map((name) => join(cgroupFolder, name))
      .filter((path) => lstatSync(path).isSymbolicLink())
      .map((path) => [readlinkSync(path), path] as const),
    ownFileSystems: ['/usr', '/var', '/opt', '/srv'].filter((folder) => mountPoints.has(folder)),
    hidden: hiddenFolders(process.env.HOME),
  };
};
