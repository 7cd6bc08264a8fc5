import type { Machine } from '../machine.ts';
import { type RunStepsOptions, runSteps } from '../run-steps.ts';
import { type Supplies, steps } from './build.ts';
import type { PingerParameters } from './parameters.ts';

export type SolveOptions = RunStepsOptions & {
  /** Only these steps, by id; all unless said. */
  readonly only?: (id: string) => boolean;
};

/**
 * Builds the lab on a machine, step by step.
 *
 * @throws LabcheckError that names the step which failed, and what to do about it
 */
export const solve = (
  machine: Machine,
  parameters: PingerParameters,
  supplies: Supplies,
  options: SolveOptions = {},
): Promise<void> => {
  const { only = () => true } = options;
  return runSteps(
    machine,
    steps(parameters, supplies).filter(({ id }) => only(id)),
    options,
  );
};
