import type { CgroupFolder, CgroupHierarchy } from '../../src/probes/index.ts';
import { alternatives, type WhatIsAContainer } from './parameters.ts';

/** The controllers that the lab sets limits of. */
export const wantedControllers = ['cpu', 'memory', 'pids'] as const;
export type Controller = (typeof wantedControllers)[number];

/**
 * The file by which a cgroup of v2 shows that its parent hands the controller on to it (cgroup-v2.rst, "Enabling and
 * Disabling").
 */
const fileInV2: Readonly<Record<Controller, string>> = { cpu: 'cpu.weight', memory: 'memory.max', pids: 'pids.max' };

/** A cgroup in the hierarchy of one controller. */
export type Controlled = {
  readonly hierarchy: CgroupHierarchy;
  readonly folder: CgroupFolder;
  /** The cgroups below it, where the container may be as well. */
  readonly below: readonly CgroupFolder[];
  /** Those that it lies in, up to the top. */
  readonly above: readonly CgroupFolder[];
};

/** The lab's cgroup: what has the same path in each hierarchy. */
export type LabCgroup = {
  /** As cgcreate takes it: `cgroup_1500`. */
  readonly name: string;
  /** Where a folder of it is, on the host. */
  readonly example: string;
  readonly controlled: Readonly<Partial<Record<Controller, Controlled>>>;
};

/** The hierarchy that a controller is used in: it is in v1 or in v2, never in both (cgroups(7)). */
export const hierarchyOf = (all: readonly CgroupHierarchy[], controller: Controller): CgroupHierarchy | undefined =>
  all.find((hierarchy) => hierarchy.controllers.includes(controller));

/**
 * The lab's cgroup among those with the lab's names: the one that the container is in, else the one that most was
 * done with.
 *
 * @param pid the container's process
 */
export const labCgroup = (
  all: readonly CgroupHierarchy[],
  parameters: Pick<WhatIsAContainer, 'cgroup'>,
  pid: number | undefined,
): LabCgroup | undefined => {
  const patterns = alternatives(parameters.cgroup).map(patternOf);
  const paths = new Set(all.flatMap(({ folders }) => folders.filter(({ named }) => named).map(({ path }) => path)));
  const tops = [...paths].filter((path) => {
    const [last = '', ...above] = path.split('/').toReversed();
    const named = (name: string): boolean => patterns.some((pattern) => pattern.test(name));
    return named(last) && !above.some(named);
  });
  const found = tops.map((path) => cgroupAt(all, path));
  return found.toSorted((a, b) => weight(b, pid) - weight(a, pid) || (a.name < b.name ? 1 : -1))[0];
};

const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

const cgroupAt = (all: readonly CgroupHierarchy[], path: string): LabCgroup => {
  const first = all.find(({ folders }) => folders.some((folder) => folder.path === path))!;
  const controlled = wantedControllers.flatMap((controller) => {
    const hierarchy = hierarchyOf(all, controller);
    const folder = hierarchy?.folders.find((one) => one.path === path);
    if (!hierarchy || !folder) return [];
    if (hierarchy.version === 2 && !folder.values.has(fileInV2[controller])) return [];
    const below = hierarchy.folders.filter((one) => one.path.startsWith(`${path}/`));
    const above = hierarchy.folders.filter((one) => path.startsWith(`${one.path}/`));
    return [[controller, { hierarchy, folder, below, above }] as const];
  });
  return { name: path.slice(1), example: `${first.mountPoint}${path}`, controlled: Object.fromEntries(controlled) };
};

/** How much speaks for a cgroup: the container in it, then members, limits and events. */
const weight = ({ controlled }: LabCgroup, pid: number | undefined): number => {
  const known = Object.values(controlled);
  const inIt = known.filter((one) => holds(one, pid)).length;
  const used = known.filter(({ folder, below }) => [folder, ...below].some(({ members }) => members.length > 0)).length;
  const set = known.filter(({ folder }) =>
    ['memory.limit_in_bytes', 'memory.max', 'pids.max'].some((file) => isLimit(folder.values.get(file))),
  ).length;
  return inIt * 100 + used * 10 + set * 2 + known.length;
};

const isLimit = (value: string | undefined): boolean => value !== undefined && value !== 'max' && value.length < 16;

/** Whether a process is in the cgroup, or in one below it. */
export const holds = ({ folder, below }: Controlled, pid: number | undefined): boolean =>
  pid !== undefined && [folder, ...below].some(({ members }) => members.includes(pid));

/** The cgroup that a process is in: the lab's, or one below it. */
export const folderOf = ({ folder, below }: Controlled, pid: number | undefined): CgroupFolder =>
  below.find(({ members }) => pid !== undefined && members.includes(pid)) ?? folder;

/** A control file of the cgroup, as the host's path. */
export const fileAt = ({ hierarchy, folder }: Controlled, file: string): string =>
  `${hierarchy.mountPoint}${folder.path}/${file}`;

/**
 * The lowest limit from the cgroup that the container is in up to the top: what the kernel enforces on it.
 * Infinity where there is none.
 */
export const effectiveLimit = ({ folder, below, above }: Controlled, file: string, pid: number | undefined): number => {
  const within = below.filter(
    (one) =>
      pid !== undefined &&
      below.some(({ path, members }) => members.includes(pid) && `${path}/`.startsWith(`${one.path}/`)),
  );
  return Math.min(...[...within, folder, ...above].map(({ values }) => limitOf(values.get(file))));
};

/** A limit as a control file writes it; v1 writes "none" as the largest number of whole pages below 2^63. */
export const limitOf = (value: string | undefined): number =>
  value === undefined || value === 'max' || value.length > 15 ? Infinity : Number(value);

/**
 * How often something happened in the cgroup or below it; undefined where the kernel does not count it. v2 counts a
 * refused fork where the limit is (cgroup-v2.rst, pids.events): with no limit of its own, those further up count too.
 *
 * @param limit the file of the limit that the event is about
 */
export const eventsOf = ({ folder, below, above }: Controlled, key: string, limit: string): number | undefined => {
  const open = limitOf(folder.values.get(limit)) === Infinity;
  const counts = [folder, ...below, ...(open ? above : [])].flatMap(({ values }) => values.get(key) ?? []);
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + Number(count), 0);
};
