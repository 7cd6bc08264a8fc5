import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: whoever reads it sees the old text or the new one.
 *
 * @param mode permissions of a new file
 * @throws the system's error where it cannot be written; nothing is left behind then
 */
export const writeWhole = async (file: string, text: string | Uint8Array, mode = 0o600): Promise<void> => {
  const draft = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(draft, text, { mode, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};
