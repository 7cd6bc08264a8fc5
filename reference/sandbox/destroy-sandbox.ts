import { LabcheckError } from '../../src/index.ts';
import { readSandboxRecord } from '../../src/transports/sandbox/registry.ts';
import { assertRoot } from '../assert-root.ts';
import { claim, isForeign } from './claim.ts';
import { takeAway } from './take-away.ts';
import { withLock } from './with-lock.ts';

/**
 * Ends a sandbox of this process, a persistent one, or one that is dead already; false where there is none of that name.
 * Throws a LabcheckError where it belongs to another process that still runs.
 */
export const destroySandbox = async (name: string): Promise<boolean> => {
  assertRoot('Taking a sandbox away');
  const record = await withLock(() => {
    const found = readSandboxRecord(name);
    if (!found) return undefined;
    if (isForeign(found)) {
      throw new LabcheckError(
        `The sandbox "${name}" is in use by another process.`,
        'It goes away when that process ends.',
      );
    }
    return claim(found);
  });
  if (record) await takeAway(record);
  return record !== undefined;
};
