import { fail, host, pass } from '../../src/index.ts';
import { cgroupExists } from './cgroup-exists.ts';
import { limitOf } from './lab-cgroup.ts';
import { type FoundLimit, isKept, type LimitFile, limitIn } from './limits-kept.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { type SubjectFacts, subject, subjectNeeds } from './subject.ts';

/** A check of one limit of the lab’s cgroup: all but its name, its causes and its number. */
export const aLimit = { tasks: [8], points: 1, phase: 'limits', after: [cgroupExists], needs: subjectNeeds } as const;

/** Shows what stands in the file of a limit. */
export const lookAtLimit = [host('cat {path}')];

/** Finds the file of a limit of the lab's cgroup; nothing where that lacks the controller. */
export const findLimit = (
  facts: SubjectFacts,
  parameters: WhatIsAContainer,
  file: LimitFile,
): FoundLimit | undefined => {
  const { cgroup, process } = subject(facts, parameters);
  return limitIn(cgroup, process?.pid, file);
};

/** The values that each limit's sentences name. */
export const named = (found: FoundLimit | undefined): { name: string; path: string; found: string } => ({
  name: found?.cgroup.name ?? '',
  path: found?.path ?? '',
  found: found?.value ?? 'nothing',
});

/**
 * Judges a limit in numbers.
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
  if (isKept(found, wanted)) return pass();
  return fail(limitOf(found?.value) === Infinity ? 'unlimited' : 'other-value', { ...named(found), ...more });
};
