import type { LabCgroup, Place } from './lab-cgroup.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { type SubjectFacts, subject } from './subject.ts';

/** The control file of one limit: as v1 calls it, and as v2 does. */
export type LimitFile = { readonly controller: 'cpu' | 'memory' | 'pids'; readonly v1: string; readonly v2: string };

/** Where a limit of the lab's cgroup stands. */
export type LimitPlace = {
  readonly place: Place;
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
export const limitPlace = (
  facts: SubjectFacts,
  parameters: WhatIsAContainer,
  { controller, v1, v2 }: LimitFile,
): LimitPlace | undefined => {
  const { cgroup, process } = subject(facts, parameters);
  const place = cgroup?.places[controller];
  if (!cgroup || !place) return undefined;
  const file = place.hierarchy.version === 1 ? v1 : v2;
  const path = `${place.hierarchy.mountPoint}${place.folder.path}/${file}`;
  return { place, file, path, value: place.folder.values.get(file), cgroup, pid: process?.pid };
};

/** The values that each limit's sentences name. */
export const named = (found: LimitPlace | undefined): { name: string; path: string; found: string } => ({
  name: found?.cgroup.name ?? '',
  path: found?.path ?? '',
  found: found?.value ?? 'nothing',
});
