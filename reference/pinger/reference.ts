import { pinger } from '../../checks/pinger/lab.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { commandsFor } from '../dependencies/table.ts';
import type { BuildOptions, LabReference } from '../lab-reference.ts';
import type { Machine } from '../machine.ts';
import { type RunStepsOptions, runSteps } from '../run-steps.ts';
import { type ImageParameters, imageSteps } from './image-build.ts';
import { mutants } from './mutants.ts';
import { type PackageWay, packageWays } from './packages.ts';
import { labParameters, type PingerParameters } from './parameters.ts';
import { putUp } from './put-up.ts';
import { solve } from './solve.ts';
import { localSupplies, sandboxSupplies } from './supplies.ts';
import { tearDown } from './tear-down.ts';
import { together } from './together.ts';
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

/** The files of the lab without its optional task, and what lives of it. */
const required: Pick<LabReference, 'prepare' | 'finish'> = {
  prepare: async (machine, options) => {
    const { supplies } = await sandboxSupplies();
    await solve(machine, labParameters, supplies, { ...options, only: (id) => files.includes(id) });
  },
  finish: async (machine, options) => {
    const { supplies } = await sandboxSupplies();
    const rest = (id: string): boolean => ![...files, ...trials].includes(id);
    await solve(machine, labParameters, supplies, { ...options, only: rest });
  },
};

/** The port of the host, taken from the program that has it and given to the container. */
const portFreed = `${vocabulary}
for p in $(ss -Hltnp "sport = :8080" | grep -o 'pid=[0-9]*' | cut -d= -f2); do kill -9 $p; done
podman rm -f -a
podman run -d -p 8080:8080 pinger-base $APP`;

const image = imageSteps(imageParametersOf({}));
/** The image with a name for the registry, which is started where it does not run, and pushed. */
const imagePushed = image.files.find(({ id }) => id === 'push')!.run;

/** Does the optional task, where the rest was done. */
export const doOptionalTask = (machine: Machine, options?: RunStepsOptions): Promise<void> =>
  runSteps(machine, [...image.files, ...image.live.filter(({ id }) => id !== 'registry')], options);

export const pingerReference: LabReference = {
  lab: pinger,
  commands: [...commandsFor['small-rpms'], ...commandsFor.mutants, ...commandsFor.images],
  binds: async () => (await sandboxSupplies()).binds,
  prepare: async (machine, options) => {
    await required.prepare(machine, options);
    await runSteps(machine, image.files, options);
  },
  finish: async (machine, options) => {
    await required.finish(machine, options);
    await runSteps(machine, image.live, options);
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
  solve: {
    'image-pushed': imagePushed,
    published: portFreed,
  },
  vocabulary,
  mutants,
  together,
  variants,
};

/** The same, with the optional task left out. */
export const requiredReference: LabReference = { ...pingerReference, ...required };
