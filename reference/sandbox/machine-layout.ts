import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { hiddenFolders } from './hidden-folders.ts';
import { parseHierarchies } from './hierarchies.ts';
import type { MachineLayout } from './init-plan.ts';

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
