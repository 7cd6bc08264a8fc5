#!/usr/bin/env node
import { processWorld } from './cli/process-world.ts';
import { runCli } from './cli/run-cli.ts';

/** Put in by the bundler, from package.json. */
declare const LABCHECK_VERSION: string;

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    version: LABCHECK_VERSION,
    labs: async (only) => (await import('../checks/index.ts')).loadLabs(only),
    reference: () => import('../reference/index.ts'),
    demo: async () => (await import('../reference/index.ts')).demo,
    prove: async () => (await import('../reference/index.ts')).proveLabs,
  },
  processWorld(),
);
