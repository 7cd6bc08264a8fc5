import { LabcheckError } from '../src/index.ts';
import type { LabReference } from './lab-reference.ts';
import type { Machine, RunOptions } from './machine.ts';
import { failedCommand, strictShell } from './strict-shell.ts';

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
  const { status, stderr } = await machine.run(actScript(reference, act), {
    ...options,
    allowFailure: true,
  });
  if (status === 0) return;
  const { command, words } = failedCommand(stderr);
  throw new LabcheckError(
    ['The story did not happen', command && `this failed: ${command}`, words ?? `status ${status}`]
      .filter(Boolean)
      .join(': '),
    'Correct its commands. Where a failing command is the point, write: refused COMMAND',
  );
};
