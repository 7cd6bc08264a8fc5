import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { journalName } from '../run-files.ts';
import { readJournal } from './journal-file.ts';
import type { SavedRun } from './read-run.ts';
import { readReport } from './report.ts';

/**
 * The saved run that an evidence file, or a student's folder, lies in, with this student alone; undefined where it lies
 * in none.
 *
 * @throws UsageError where the report or the journal beside it cannot be read
 */
export const savedBeside = async (path: string): Promise<SavedRun | undefined> => {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = isFolder ? path : dirname(path);
  // A student who was merged has a report and evidence of each run: evidence.RUN.json.
  const named = /^evidence(\..+)?\.json$/s.exec(isFolder ? 'evidence.json' : basename(path));
  const run = named?.[1] ?? '';
  if (!named || !existsSync(join(folder, `report${run}.json`))) return undefined;
  const report = await readReport(join(folder, `report${run}.json`));
  const above = dirname(folder);
  const journal = existsSync(join(above, journalName)) ? await readJournal(above) : undefined;
  return { id: basename(above), folder: above, journal, students: [{ id: report.student.id, folder, report }] };
};
