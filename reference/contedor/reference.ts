import { contedor } from '../../checks/contedor/lab.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { commandsFor } from '../dependencies/table.ts';
import type { LabReference } from '../lab-reference.ts';
import { runSteps } from '../run-steps.ts';
import { type ContedorParameters, files, steps } from './build.ts';
import { mutants } from './mutants.ts';
import { packDebianTree } from './pack-debian-tree.ts';
import { together } from './together.ts';
import { variants } from './variants.ts';
import { vocabulary } from './vocabulary.ts';

const parametersOf = (set: Readonly<Record<string, string>>): ContedorParameters =>
  readParameters(contedor, set) as ContedorParameters;

export const contedorReference: LabReference = {
  lab: contedor,
  commands: commandsFor.contedor,
  binds: async () => [],
  prepare: (machine, options) =>
    runSteps(
      machine,
      steps(parametersOf({})).filter(({ id }) => files.includes(id)),
      options,
    ),
  finish: (machine, options) =>
    runSteps(
      machine,
      steps(parametersOf({})).filter(({ id }) => !files.includes(id)),
      options,
    ),
  build: (machine, { set, ...options }) => runSteps(machine, steps(parametersOf(set)), options),
  // The download of the first task.
  equip: `cd ~\n${packDebianTree}`,
  vocabulary,
  mutants,
  together,
  variants,
};
