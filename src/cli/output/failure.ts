import { withoutSecrets } from '../../documents/secrets.ts';
import { visible } from '../../languages/visible.ts';
import { LabcheckError, RootError } from '../../model/errors.ts';
import { exitCodes, type SignalName, signalCodes } from '../../model/exit-codes.ts';
import type { World } from '../world.ts';

/**
 * Says why a command came to nothing, and returns its exit code. Only a defect of labcheck itself shows where it
 * happened.
 */
export const failed = (error: unknown, world: World, typed: string): number => {
  const say = (line: string): void => void world.stderr.write(`${visible(withoutSecrets(line), 2000)}\n`);
  if (world.interrupted.aborted) return interrupted(world, 'nothing was graded');
  if (error instanceof LabcheckError) {
    for (const line of error.message.split('\n')) say(`labcheck: ${line}`);
    if (error instanceof RootError) say(`Run it with sudo: sudo ${typed}`);
    for (const line of error.cure?.split('\n') ?? []) say(line);
    return exitCodes.unusable;
  }
  say(`labcheck: this is a defect of labcheck: ${error instanceof Error ? error.message : String(error)}`);
  if (world.env['LABCHECK_DEBUG']) world.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
  else say('Please report it with the command that you typed; LABCHECK_DEBUG=1 shows where it happened.');
  return exitCodes.unusable;
};

/** One line for a run that a signal ended, and that signal's exit code. */
export const interrupted = ({ stderr, interrupted: signal }: World, outcome: string): number => {
  stderr.write(`labcheck: interrupted: ${outcome}\n`);
  return signalCodes[signal.reason as SignalName] ?? signalCodes.SIGINT;
};
