import type { Composition } from './composition.ts';
import type { World } from './world.ts';

/** What every command needs. An action's module is loaded when it runs: `--help` must not wait for a grader. */
export type CommandContext = {
  readonly composition: Composition;
  readonly world: World;
  /** Takes the exit code of the command that was run. */
  readonly done: (exitCode: Promise<number>) => Promise<void>;
};
