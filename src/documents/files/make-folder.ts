import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it. Not mkdir's own `recursive`: on /proc that one never comes back (Node 20). */
export const makeFolder = async (folder: string, mayAscend = true): Promise<void> => {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || !mayAscend) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder, false);
  }
};
