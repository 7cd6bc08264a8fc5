import { pinger } from '../../checks/pinger/lab.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { commandsFor } from '../dependencies/table.ts';
import type { BuildOptions, LabReference } from '../lab-reference.ts';
import { runSteps } from '../run-steps.ts';
import { type ImageParameters, imageSteps } from './image-build.ts';
import { mutants } from './mutants.ts';
import { type PackageWay, packageWays } from './packages.ts';
import { labParameters, type PingerParameters } from './parameters.ts';
import { putUp } from './put-up.ts';
import { solve } from './solve.ts';
import { localSupplies, sandboxSupplies } from './supplies.ts';
import { tearDown } from './tear-down.ts';
import { variants } from './variants.ts';
import { vocabulary } from './vocabulary.ts';

/** The steps that only make files. */
const files = ['packages', 'devices', 'binary'];
/** The steps that only try what was built: the grader does so itself. */
const trials = ['ping', 'ask'];

/** The parameters of a course; where it leaves x open, the reference's own. */
const parametersOf = (set: BuildOptions['set']): PingerParameters =>
  readParameters(pinger, { x: String(labParameters.x), ...set }) as PingerParameters;

/** Those of the optional task. */
const imageParametersOf = (set: BuildOptions['set']): ImageParameters => readParameters(pinger, set) as ImageParameters;

const wayOf = (packages: string | undefined): PackageWay | undefined => packageWays.find((way) => way === packages);

export const pingerReference: LabReference = {
  lab: pinger,
  commands: [...commandsFor['small-rpms'], ...commandsFor.mutants, ...commandsFor.images],
  binds: async () => (await sandboxSupplies()).binds,
  prepare: async (machine, options) => {
    const { supplies } = await sandboxSupplies();
    await solve(machine, labParameters, supplies, { ...options, only: (id) => files.includes(id) });
    await runSteps(machine, imageSteps(imageParametersOf({})).files, options);
  },
  finish: async (machine, options) => {
    const { supplies } = await sandboxSupplies();
    const rest = (id: string): boolean => ![...files, ...trials].includes(id);
    await solve(machine, labParameters, supplies, { ...options, only: rest });
    await runSteps(machine, imageSteps(imageParametersOf({})).live, options);
  },
  build: async (machine, { set, ...options }) => {
    const { supplies } = await sandboxSupplies();
    await solve(machine, parametersOf(set), supplies, options);
    const { files, live } = imageSteps(imageParametersOf(set));
    await runSteps(machine, [...files, ...live.filter(({ id }) => id !== 'registry')], options);
  },
  local: {
    commands: (packages) => commandsFor[wayOf(packages) ?? 'small-rpms'],
    up: async (machine, { set, packages, ...options }) =>
      putUp(machine, parametersOf(set), await localSupplies(wayOf(packages)), options),
    down: (machine, set) => tearDown(machine, parametersOf(set).netns),
  },
  vocabulary,
  mutants,
  variants,
};
