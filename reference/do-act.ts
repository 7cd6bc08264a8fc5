import { LabcheckError } from '../src/index.ts';
import type { LabReference } from './lab-reference.ts';
import type { Machine, RunOptions } from './machine.ts';
import { failedCommand, strictShell } from './strict-shell.ts';

/** An act whose story did not happen; the first one is number 0. */
export type FailedAct = { readonly act: number; readonly error: LabcheckError };

/** The act of a mutant or a variant as one script, in which each command must succeed. */
export const actScript = ({ vocabulary }: Pick<LabReference, 'vocabulary'>, act: string): string =>
  `${strictShell}${vocabulary}\n${act}`;

/**
 * Does the act of a mutant or a variant: each command must succeed.
 *
 * @throws LabcheckError that names the command which failed: a story that did not happen proves nothing
 */
export const doAct = async (
  machine: Machine,
  reference: Pick<LabReference, 'vocabulary'>,
  act: string,
  options: RunOptions = {},
): Promise<void> => {
  const failed = await doActs(machine, reference, [act], options);
  if (failed) throw failed.error;
};

const nextAct = 'labcheck-next-act';

/** Does acts one after the other in one shell, up to the first that fails: the words that one sets are the next one’s. */
export const doActs = async (
  machine: Machine,
  reference: Pick<LabReference, 'vocabulary'>,
  acts: readonly string[],
  options: RunOptions = {},
): Promise<FailedAct | undefined> => {
  const { status, stdout, stderr } = await machine.run(actScript(reference, acts.join(`\necho; echo ${nextAct}\n`)), {
    ...options,
    allowFailure: true,
  });
  const failed = failedCommand(status, stderr);
  if (!failed) return undefined;
  const { command, words } = failed;
  const said = ['The story did not happen', command && `this failed: ${command}`, words ?? `status ${status}`];
  return {
    act: stdout.split('\n').filter((line) => line === nextAct).length,
    error: new LabcheckError(
      said.filter(Boolean).join(': '),
      'Correct its commands. Where a failing command is the point, write: refused COMMAND',
    ),
  };
};
