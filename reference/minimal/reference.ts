import { minimal } from '../../checks/minimal/lab.ts';
import type { Minimal } from '../../checks/minimal/parameters.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { commandsFor } from '../dependencies/table.ts';
import type { LabReference } from '../lab-reference.ts';
import { smallRpms } from '../pinger/small-rpms.ts';
import { runSteps } from '../run-steps.ts';
import { fileSteps, steps } from './build.ts';
import {
  keepFolders,
  keepPrograms,
  makeFolders,
  makeLayersFolder,
  restoreFolders,
  restorePrograms,
} from './folders.ts';
import { minimalPackages } from './minimal-packages.ts';
import { mutants } from './mutants.ts';
import { together } from './together.ts';
import { variants } from './variants.ts';
import { vocabulary } from './vocabulary.ts';
import { yumConf } from './yum-conf.ts';

/** Where a sandbox sees the repository of the small packages. */
const repository = '/srv/small-rpms';

const parametersOf = (set: Readonly<Record<string, string>>): Minimal => readParameters(minimal, set) as Minimal;

const stepsOf = (set: Readonly<Record<string, string>>, wanted: (id: string) => boolean = () => true) =>
  steps(parametersOf(set), repository).filter(({ id }) => wanted(id));

export const minimalReference: LabReference = {
  lab: minimal,
  commands: [...commandsFor['small-rpms'], ...commandsFor.minimal],
  binds: async () => [{ from: await smallRpms(minimalPackages), to: repository, readOnly: true }],
  prepare: async (machine, options) => {
    await machine.run(makeFolders);
    await runSteps(
      machine,
      stepsOf({}, (id) => fileSteps.includes(id)),
      options,
    );
    await machine.run(keepFolders);
    await machine.run(keepPrograms);
  },
  finish: async (machine, options) => {
    await machine.run(restoreFolders);
    // The last try is the grader’s own.
    await runSteps(
      machine,
      stepsOf({}, (id) => !fileSteps.includes(id) && id !== 'ping'),
      options,
    );
  },
  build: async (machine, { set, ...options }) => {
    await machine.run(makeFolders);
    await runSteps(machine, stepsOf(set), options);
  },
  equip: `${makeLayersFolder}\n${yumConf(repository)}`,
  solve: restorePrograms,
  vocabulary,
  mutants,
  together,
  variants,
};
