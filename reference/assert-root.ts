import { RootError } from '../src/index.ts';

/** @throws RootError where this process is not root */
export const assertRoot = (what: string): void => {
  if (process.getuid?.() !== 0) throw new RootError(`${what} needs root.`);
};
