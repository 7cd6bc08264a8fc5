import { runc } from '../../checks/runc/lab.ts';
import { commandsFor } from '../dependencies/table.ts';
import type { LabReference } from '../lab-reference.ts';
import { runSteps } from '../run-steps.ts';
import { steps } from './build.ts';
import { mutants } from './mutants.ts';
import { outside, tryOutside } from './outside.ts';
import { solve } from './solve.ts';
import { sandboxBinds, sandboxSupplies } from './supplies.ts';
import { together } from './together.ts';
import { variants } from './variants.ts';
import { vocabulary } from './vocabulary.ts';

/** The steps that only make files. */
const files = ['rootfs', 'spec', 'resolver', 'python', 'hook'];

export const runcReference: LabReference = {
  lab: runc,
  commands: commandsFor.runc,
  binds: sandboxBinds,
  prepare: (machine, options) =>
    runSteps(
      machine,
      steps(sandboxSupplies).filter(({ id }) => files.includes(id)),
      options,
    ),
  finish: (machine, options) =>
    runSteps(
      machine,
      [outside, ...steps(sandboxSupplies).filter(({ id }) => !files.includes(id)), tryOutside],
      options,
    ),
  solve,
  containerShell: 'runc exec -t task7-container bash',
  vocabulary,
  mutants,
  together,
  variants,
};
