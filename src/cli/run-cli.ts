import { CommanderError } from 'commander';
import { exitCodes } from '../model/exit-codes.ts';
import { word } from '../shell/quote.ts';
import type { Composition } from './composition.ts';
import { programFor } from './program.ts';
import type { World } from './world.ts';

/**
 * Runs one command line to its end.
 *
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown
 */
export const runCli = async (argv: readonly string[], composition: Composition, world: World): Promise<number> => {
  let code: number = exitCodes.passed;
  const done = async (exitCode: Promise<number>): Promise<void> => {
    code = await exitCode;
  };
  const line = ['labcheck', ...argv].map(word).join(' ');
  try {
    await programFor({ composition, world, line, done }).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its message by now, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.passed : exitCodes.unusable;
    return (await import('./output/failure.ts')).failed(error, world, line);
  }
};
