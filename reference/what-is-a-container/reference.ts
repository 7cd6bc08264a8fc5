import { whatIsAContainer } from '../../checks/what-is-a-container/lab.ts';
import { commandsFor } from '../dependencies/table.ts';
import type { LabReference } from '../lab-reference.ts';
import type { Machine } from '../machine.ts';
import { type RunStepsOptions, runSteps } from '../run-steps.ts';
import { steps } from './build.ts';
import { mutants } from './mutants.ts';
import { equip, solve } from './solve.ts';
import { binds } from './supplies.ts';
import { together } from './together.ts';
import { variants } from './variants.ts';
import { vocabulary } from './vocabulary.ts';

/** The steps that only make files. */
const files = ['archive', 'repository', 'rootfs', 'marker', 'munch', 'bomb', 'bundle', 'image'];

const runOnly = (machine: Machine, only: (id: string) => boolean, options?: RunStepsOptions): Promise<void> =>
  runSteps(
    machine,
    steps.filter(({ id }) => only(id)),
    options,
  );

export const whatIsAContainerReference: LabReference = {
  lab: whatIsAContainer,
  commands: commandsFor['what-is-a-container'],
  binds: () => Promise.resolve(binds),
  prepare: (machine, options) => runOnly(machine, (id) => files.includes(id), options),
  finish: (machine, options) => runOnly(machine, (id) => !files.includes(id), options),
  // Cleaning up takes away what the other phases are about.
  phases: ['container', 'limits', 'runc'],
  equip,
  solve,
  vocabulary,
  mutants,
  together,
  variants,
};
