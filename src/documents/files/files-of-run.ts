import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { journalName } from '../run-files.ts';

/** The files of a saved run, or of one student's folder in it, that are read: none where there is no such folder. */
export const filesOfRun = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const within = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesOfStudent(path);
      return isRead(entry.name) || entry.name === journalName ? [path] : [];
    }),
  );
  return within.flat();
};

const filesOfStudent = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter(isRead).map((name) => join(folder, name));

const isRead = (name: string): boolean => /^(?:evidence|report)(?:\..+)?\.json$/s.test(name);
