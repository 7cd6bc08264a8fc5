import { LabcheckError } from '../../src/index.ts';
import type { Machine } from '../machine.ts';
import { shellWord } from '../shell-word.ts';
import { type Identity, isIdentity } from './identity.ts';
import type { PingerParameters } from './parameters.ts';

/** The names that the reference chose, and each thing that it made, as the machine knew it then. */
export type Ledger = { readonly parameters: PingerParameters; readonly made: readonly Identity[] };

/** Outlives a reboot, as the root file system does. */
const folder = '/var/lib/labcheck/reference';
const pathOf = (netns: string): string => `${folder}/pinger-${netns}`;

/** The ledger of a namespace as a word of the shell. */
export const ledgerFile = (netns: string): string => shellWord(pathOf(netns));

/** Begins a ledger. A thing that is not entered is never torn down. */
export const begin = async (machine: Machine, parameters: PingerParameters): Promise<void> => {
  await machine.run(
    `mkdir -p ${folder} && printf '%s\\n' ${shellWord(JSON.stringify(parameters))} >${ledgerFile(parameters.netns)}`,
  );
};

/**
 * The ledger of the reference around that namespace.
 *
 * @throws LabcheckError where the reference built nothing there, or where the ledger cannot be read
 */
export const lookUp = async (machine: Machine, netns: string): Promise<Ledger> => {
  // The dot keeps the last newline, which tells a whole ledger from one that was cut short.
  const { status, stdout } = await machine.run(`cat ${ledgerFile(netns)} && echo .`, { allowFailure: true });
  if (status !== 0)
    throw new LabcheckError(
      `On ${machine.name} the reference did not build a pinger lab with the namespace "${netns}", so it takes none away.`,
      'Work that a student built by hand is left alone.',
    );
  const [first = '', ...lines] = stdout.split('\n').slice(0, -1);
  const whole = stdout.endsWith('\n.') && lines.every(isIdentity);
  const parameters = parametersIn(first);
  if (whole && parameters) return { parameters, made: lines.filter(isIdentity) };
  throw new LabcheckError(
    `${pathOf(netns)} on ${machine.name} is damaged or cut short. It lists what the reference built, so nothing was taken away.`,
    `Remove the reference’s things by hand, then that file: rm ${pathOf(netns)}`,
  );
};

const parametersIn = (line: string): PingerParameters | undefined => {
  try {
    return JSON.parse(line) as PingerParameters;
  } catch {
    return undefined;
  }
};

/** Ends a ledger, when all that it lists is gone. */
export const strike = async (machine: Machine, netns: string): Promise<void> => {
  await machine.run(`rm -f ${ledgerFile(netns)}; rmdir -p --ignore-fail-on-non-empty ${folder}`);
};
