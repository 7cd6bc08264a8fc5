import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { nearest } from '../../model/nearest.ts';

/** The lab of a name. @throws UsageError that lists the labs */
export const chooseLab = (labs: readonly Lab[], name: string): Lab => {
  const ids = labs.map(({ id }) => id);
  const found = labs.find(({ id }) => id === name);
  if (found) return found;
  throw new UsageError(`There is no lab "${name}".${nearest(name, ids)}`, `Labs: ${ids.join(', ')}.`);
};
