import { LabcheckError } from '../../src/index.ts';
import type { Machine } from '../machine.ts';
import { shellWord } from '../shell-word.ts';
import type { PingerParameters } from './parameters.ts';

/** Outlives a reboot, as the root file system does. */
const folder = '/var/lib/labcheck/reference';
const fileOf = (netns: string): string => shellWord(`${folder}/pinger-${netns}.json`);

/** Writes down, before anything is built, what will be: what is not written down is never torn down. */
export const enter = async (machine: Machine, parameters: PingerParameters): Promise<void> => {
  await machine.run(
    `mkdir -p ${folder} && printf '%s\\n' ${shellWord(JSON.stringify(parameters))} >${fileOf(parameters.netns)}`,
  );
};

/** The parts that the reference built around that namespace. Throws a LabcheckError where it built nothing. */
export const lookUp = async (machine: Machine, netns: string): Promise<PingerParameters> => {
  const { status, stdout } = await machine.run(`cat ${fileOf(netns)}`, { allowFailure: true });
  if (status === 0) return JSON.parse(stdout) as PingerParameters;
  throw new LabcheckError(
    `On ${machine.name} the reference did not build a pinger lab with the namespace "${netns}", so it takes none away.`,
    'Work that a student built by hand is left alone.',
  );
};

export const strike = async (machine: Machine, netns: string): Promise<void> => {
  await machine.run(`rm -f ${fileOf(netns)}; rmdir -p --ignore-fail-on-non-empty ${folder}`);
};
