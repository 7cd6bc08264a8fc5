import { exitCodes, type SignalName, signalCodes } from '../model/exit-codes.ts';
import type { World } from './world.ts';

/** The world of a program that was started from a shell. To be called once. */
export const processWorld = (): World => {
  process.stdout.on('error', brokenOutput);
  process.stderr.on('error', () => {});
  return { stdout: process.stdout, stderr: process.stderr, env: process.env, interrupted: interruption() };
};

/** A reader that has seen enough (`| head`) is no error; a full disk is. */
const brokenOutput = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(
    `labcheck: the output cannot be written: ${error.code ?? error.message}.\nFree some space, or send it elsewhere.\n`,
  );
  process.once('exit', () => {
    process.exitCode = exitCodes.unusable;
  });
};

/** The first signal asks for an orderly end, the second one ends at once. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const name of Object.keys(signalCodes) as SignalName[])
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(signalCodes[name]);
      controller.abort(name);
    });
  return controller.signal;
};
