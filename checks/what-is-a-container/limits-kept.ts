import { type Controlled, effectiveLimit, eventsOf, fileAt, folderOf, type LabCgroup, limitOf } from './lab-cgroup.ts';
import { bytesOf, type WhatIsAContainer } from './parameters.ts';
import { weightsOf } from './weights.ts';

/** The control file of one limit: as v1 calls it, and as v2 does. */
export type LimitFile = { readonly controller: 'cpu' | 'memory' | 'pids'; readonly v1: string; readonly v2: string };

/** The control files of the lab's limits. */
export const limitFiles = {
  shares: { controller: 'cpu', v1: 'cpu.shares', v2: 'cpu.weight' },
  memory: { controller: 'memory', v1: 'memory.limit_in_bytes', v2: 'memory.max' },
  swap: { controller: 'memory', v1: 'memory.swappiness', v2: 'memory.swap.max' },
  pids: { controller: 'pids', v1: 'pids.max', v2: 'pids.max' },
} as const satisfies Readonly<Record<string, LimitFile>>;

/** Where a limit of the lab's cgroup stands. */
export type FoundLimit = {
  readonly controlled: Controlled;
  /** Its file's name on this host. */
  readonly file: string;
  /** The file's path on the host. */
  readonly path: string;
  readonly value: string | undefined;
  readonly cgroup: LabCgroup;
  /** The container's process, where one runs. */
  readonly pid: number | undefined;
};

/** Finds the file of a limit on this host; nothing where the cgroup lacks the controller. */
export const limitIn = (
  cgroup: LabCgroup | undefined,
  pid: number | undefined,
  { controller, v1, v2 }: LimitFile,
): FoundLimit | undefined => {
  const controlled = cgroup?.controlled[controller];
  if (!cgroup || !controlled) return undefined;
  const file = isV1(controlled) ? v1 : v2;
  return {
    controlled,
    file,
    path: fileAt(controlled, file),
    value: controlled.folder.values.get(file),
    cgroup,
    pid,
  };
};

const isV1 = ({ hierarchy }: Controlled): boolean => hierarchy.version === 1;

/** The shares of processor time that are right on this host: one in v1, several weights in v2. */
export const sharesWanted = (found: FoundLimit | undefined, shares = 128): readonly number[] =>
  found && !isV1(found.controlled) ? weightsOf(shares) : [shares];

/** Whether a limit in numbers is the wanted one; one further up that the container cannot exceed either is as good. */
export const isKept = (found: FoundLimit | undefined, wanted: number | undefined): boolean => {
  const enforced = found ? effectiveLimit(found.controlled, found.file, found.pid) : Infinity;
  return enforced === wanted || limitOf(found?.value) === wanted;
};

/** The cgroup whose file says whether the container may swap, and that file's value; nothing where there is no cgroup. */
export const swapOf = ({ controlled, file, pid }: FoundLimit) => {
  // A limit of v2 holds for all below it; a cgroup of v1 has its own swappiness, copied when it was made.
  const own = isV1(controlled) ? folderOf(controlled, pid) : controlled.folder;
  return { own, value: own.values.get(file) };
};

/** Whether the container does not swap. */
export const isWithoutSwap = (found: FoundLimit): boolean => {
  const { controlled, file, pid } = found;
  const { value } = swapOf(found);
  if (isV1(controlled) ? value === '0' : effectiveLimit(controlled, file, pid) === 0) return true;
  // v1 can also limit memory and swap together: where that is no more than memory alone, nothing is left to swap.
  const { values } = controlled.folder;
  const together = limitOf(values.get('memory.memsw.limit_in_bytes'));
  const noneLeft = together !== Infinity && together <= limitOf(values.get('memory.limit_in_bytes'));
  // A v2 kernel that was built without swap has no such file.
  return noneLeft || (!isV1(controlled) && value === undefined);
};

/** How many limits of a cgroup are right for a process, and how many were seen to work there. */
export const limitsKept = (
  cgroup: LabCgroup | undefined,
  pid: number | undefined,
  { shares, memory, pids }: WhatIsAContainer,
): number => {
  const [ofCpu, ofMemory, ofSwap, ofPids] = [
    limitFiles.shares,
    limitFiles.memory,
    limitFiles.swap,
    limitFiles.pids,
  ].map((file) => limitIn(cgroup, pid, file));
  return [
    sharesWanted(ofCpu, shares).includes(Number(ofCpu?.value)),
    isKept(ofMemory, bytesOf(memory)),
    ofSwap !== undefined && isWithoutSwap(ofSwap),
    isKept(ofPids, pids),
    (killsIn(cgroup?.controlled.memory) ?? 0) > 0,
    refusalsIn(cgroup?.controlled.pids) > 0,
  ].filter(Boolean).length;
};

/** How often the kernel killed a program of the cgroup; undefined where it does not count that (before 4.13). */
export const killsIn = (controlled: Controlled | undefined): number | undefined => {
  if (!controlled) return undefined;
  const [file, limit] = isV1(controlled)
    ? ['memory.oom_control', 'memory.limit_in_bytes']
    : ['memory.events', 'memory.max'];
  return eventsOf(controlled, `${file}:oom_kill`, limit);
};

/** How often the kernel refused the cgroup a new process. */
export const refusalsIn = (controlled: Controlled | undefined): number =>
  (controlled && eventsOf(controlled, 'pids.events:max', 'pids.max')) ?? 0;
