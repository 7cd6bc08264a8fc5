import { LabcheckError } from '../src/index.ts';

/** Throws a LabcheckError where this process may not do what only root may. */
export const assertRoot = (what: string): void => {
  if (process.getuid?.() !== 0) throw new LabcheckError(`${what} needs root.`, 'Run the same command with sudo.');
};
