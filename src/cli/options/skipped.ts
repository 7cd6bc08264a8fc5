import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { unknownCheck } from '../../stages/plan.ts';

type Choice = {
  readonly skip?: readonly string[] | undefined;
  readonly only?: readonly string[] | undefined;
  readonly task?: readonly number[] | undefined;
};

/**
 * The checks that --skip, --only and --task leave out; where both of the latter are given, what either names stays.
 *
 * @throws UsageError for a check or a task that the lab does not have
 */
export const skipped = (lab: Lab, { skip = [], only = [], task: tasks = [] }: Choice): string[] => {
  for (const id of only) if (!lab.checks.some((check) => check.id === id)) throw unknownCheck(lab, id);
  const known = lab.tasks.map(({ number }) => number);
  for (const number of tasks)
    if (!known.includes(number))
      throw new UsageError(`The lab ${lab.id} has no task ${number}.`, `Its tasks are: ${known.join(', ')}.`);
  if (only.length + tasks.length === 0) return [...skip];
  const others = lab.checks.filter(
    (check) => !only.includes(check.id) && !check.tasks.some((number) => tasks.includes(number)),
  );
  return [...skip, ...others.map(({ id }) => id)];
};
