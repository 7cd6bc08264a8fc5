import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { nearest } from '../../model/nearest.ts';

/**
 * The lab of a name; without a name, the only lab.
 *
 * @throws UsageError that lists the labs
 */
export const chooseLab = (labs: readonly Lab[], name: string | undefined): Lab => {
  const ids = labs.map(({ id }) => id);
  const found = name === undefined ? (labs.length === 1 ? labs[0] : undefined) : labs.find(({ id }) => id === name);
  if (found) return found;
  if (name === undefined) throw new UsageError('No lab was named.', `Choose one with --lab: ${ids.join(', ')}.`);
  throw new UsageError(`There is no lab "${name}".${nearest(name, ids)}`, `Labs: ${ids.join(', ')}.`);
};

/** The lab that was named, or else the one that has the check. @throws UsageError where that is not one */
export const labWithCheck = (labs: readonly Lab[], id: string, name: string | undefined): Lab => {
  const having = labs.filter(({ checks }) => checks.some((check) => check.id === id));
  if (name !== undefined || labs.length === 1) return chooseLab(labs, name);
  if (having.length === 0) {
    const ids = labs.flatMap(({ checks }) => checks.map((check) => check.id));
    throw new UsageError(`No lab has a check "${id}".${nearest(id, ids)}`, 'See what there is: labcheck list');
  }
  return chooseLab(having, undefined);
};
