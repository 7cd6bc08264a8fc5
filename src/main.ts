import { processWorld } from './cli/process-world.ts';
import { runCli } from './cli/run-cli.ts';

/** Put in by the bundler, from package.json. */
declare const LABCHECK_VERSION: string;

// 13 is Node's code for a promise that never settled. A crash must never look like exit 0.
process.exitCode = 13;

/** Not awaited: the program is made into CommonJS, where that is possible in functions only. */
export const ended: Promise<number> = runCli(
  process.argv.slice(2),
  {
    version: LABCHECK_VERSION,
    labs: async (only) => (await import('../checks/index.ts')).loadLabs(only),
    reference: () => import('../reference/index.ts'),
    demo: async () => (await import('../reference/index.ts')).demo,
    prove: async () => (await import('../reference/index.ts')).proveLabs,
    mistakes: async () => (await import('../reference/mistakes.ts')).mistakes,
  },
  processWorld(),
).then((code) => (process.exitCode = code));
