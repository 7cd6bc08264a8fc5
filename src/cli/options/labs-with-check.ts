import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { nearest } from '../../model/nearest.ts';

/**
 * The labs that have a check, the one of the course first.
 *
 * @param set parameters that the lab must have, where one has them
 * @throws UsageError where no lab has the check
 */
export const labsWithCheck = (
  labs: readonly Lab[],
  id: string,
  ofCourse: string | undefined,
  set: Readonly<Record<string, string>> = {},
): readonly [Lab, ...Lab[]] => {
  const having = labs.filter(({ checks }) => checks.some((check) => check.id === id));
  const fits = (lab: Lab): boolean => Object.keys(set).every((name) => Object.hasOwn(lab.parameters, name));
  const first = having.find((lab) => lab.id === ofCourse) ?? having.find(fits) ?? having[0];
  if (first) return [first, ...having.filter((lab) => lab !== first)];
  const ids = labs.flatMap(({ checks }) => checks.map((check) => check.id));
  throw new UsageError(`No lab has a check "${id}".${nearest(id, ids)}`, 'See what there is: labcheck list');
};
