import { normalize } from 'node:path';
import { LabcheckError } from '../../src/index.ts';
import type { BuildStep } from '../build-step.ts';
import type { Machine } from '../machine.ts';
import { type RunStepsOptions, runSteps } from '../run-steps.ts';
import { shellWord } from '../shell-word.ts';
import { type Supplies, steps } from './build.ts';
import { identify } from './identity.ts';
import { terminalOf } from './isolated-shell.ts';
import { begin, ledgerFile } from './ledger.ts';
import type { PingerParameters } from './parameters.ts';

/** Also: only some of the steps, by id. */
export type PutUpOptions = RunStepsOptions & { readonly only?: (id: string) => boolean };

/**
 * Builds the lab on a machine that is not thrown away afterwards: only where nothing of it exists yet. Each thing is
 * entered in the ledger as soon as it is made, so that tearDown knows it again, also after a failed try.
 *
 * @throws LabcheckError where something of the lab exists already, or a step fails
 */
export const putUp = async (
  machine: Machine,
  parameters: PingerParameters,
  supplies: Supplies,
  { only = () => true, ...options }: PutUpOptions = {},
): Promise<void> => {
  const { rootfs, netns, outer, inner } = parameters;
  if (!/^\/[^/]+\/./.test(rootfs) || normalize(rootfs) !== rootfs) {
    throw new LabcheckError(
      `"${rootfs}" cannot become a root file system.`,
      'Name a new folder, such as /opt/rootfs-pinger.',
    );
  }
  const places = [rootfs, `/run/netns/${netns}`, `/sys/class/net/${outer}`, `/sys/class/net/${inner}`];
  const { stdout } = await machine.run(
    `for place in ${places.map(shellWord).join(' ')}; do if [ -e "$place" ] || [ -L "$place" ]; then echo "$place"; fi; done`,
  );
  if (stdout !== '') {
    throw new LabcheckError(
      `On ${machine.name} there is already: ${stdout.split('\n').join(', ')}.`,
      'The reference builds only where nothing is in its way. labcheck reference down takes away what it built itself.',
    );
  }
  await begin(machine, parameters);
  const chosen = steps(parameters, supplies).filter(({ id }) => only(id));
  await runSteps(
    machine,
    [folderStep(rootfs), ...chosen].map((step) => entered(step, parameters)),
    options,
  );
};

/** `mkdir` without -p fails where somebody else was faster, so that the folder is the reference's own. */
const folderStep = (rootfs: string): BuildStep => ({
  id: 'folder',
  title: 'make the folder of the root',
  tasks: [1],
  run: `mkdir -p "$(dirname ${shellWord(rootfs)})"; mkdir ${shellWord(rootfs)}`,
});

/** A step that enters what it made. Commands that made half of it and failed enter that half, where nobody else can have made it. */
const entered = (step: BuildStep, { rootfs, netns, outer }: PingerParameters): BuildStep => {
  const [ledger, pid] = [ledgerFile(netns), shellWord(`${terminalOf(netns)}/pid`)];
  const behind: Readonly<Record<string, string>> = {
    folder: `tree ${shellWord(rootfs)}`,
    netns: `netns ${shellWord(netns)}`,
    pair: `link ${shellWord(outer)}`,
  };
  const always: Readonly<Record<string, string>> = {
    // The programs that install packages mount into the tree for a while.
    packages: `mounts ${shellWord(rootfs)}`,
    isolate: `[ ! -e ${pid} ] || { for p in $(cat ${pid}) $(cat /proc/$(cat ${pid})/task/*/children); do process $p; done; }`,
  };
  const { id, run } = step;
  if (always[id] !== undefined)
    return {
      ...step,
      run: `${identify}\ntrap '{ ${always[id].replaceAll("'", "'\\''")}; } >>${ledger.replaceAll("'", "'\\''")}' EXIT\n${run}`,
    };
  return behind[id] === undefined ? step : { ...step, run: `${identify}\n${run}\n{ ${behind[id]}; } >>${ledger}` };
};
