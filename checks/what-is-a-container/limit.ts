import { fail, host, pass } from '../../src/index.ts';
import { cgroupExists } from './cgroup-exists.ts';
import { type Controlled, effectiveLimit, type LabCgroup, limitOf } from './lab-cgroup.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { type SubjectFacts, subject, subjectNeeds } from './subject.ts';

/** A check of one limit of the lab’s cgroup: all but its name, its causes and its number. */
export const aLimit = { tasks: [8], points: 1, phase: 'limits', after: [cgroupExists], needs: subjectNeeds } as const;

/** Shows what stands in the file of a limit. */
export const lookAtLimit = [host('cat {path}')];

/** The control file of one limit: as v1 calls it, and as v2 does. */
export type LimitFile = { readonly controller: 'cpu' | 'memory' | 'pids'; readonly v1: string; readonly v2: string };

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
export const findLimit = (
  facts: SubjectFacts,
  parameters: WhatIsAContainer,
  { controller, v1, v2 }: LimitFile,
): FoundLimit | undefined => {
  const { cgroup, process } = subject(facts, parameters);
  const controlled = cgroup?.controlled[controller];
  if (!cgroup || !controlled) return undefined;
  const file = controlled.hierarchy.version === 1 ? v1 : v2;
  const path = `${controlled.hierarchy.mountPoint}${controlled.folder.path}/${file}`;
  return { controlled, file, path, value: controlled.folder.values.get(file), cgroup, pid: process?.pid };
};

/** The values that each limit's sentences name. */
export const named = (found: FoundLimit | undefined): { name: string; path: string; found: string } => ({
  name: found?.cgroup.name ?? '',
  path: found?.path ?? '',
  found: found?.value ?? 'nothing',
});

/**
 * Judges a limit in numbers. One further up that the container cannot exceed either is as good.
 *
 * @param more values that the sentences name besides
 */
export const judgeLimit = (
  facts: SubjectFacts,
  parameters: WhatIsAContainer,
  limitFile: LimitFile,
  wanted: number | undefined,
  more: Readonly<Record<string, string>> = {},
) => {
  const found = findLimit(facts, parameters, limitFile);
  const enforced = found ? effectiveLimit(found.controlled, found.file, found.pid) : Infinity;
  if (enforced === wanted || limitOf(found?.value) === wanted) return pass();
  return fail(limitOf(found?.value) === Infinity ? 'unlimited' : 'other-value', { ...named(found), ...more });
};
