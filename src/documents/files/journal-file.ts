import { join } from 'node:path';
import type { Journal } from '../journal.ts';
import { journalFileSchema, journalSchema } from '../journal-schema.ts';
import type { JsonKind } from '../parse-json.ts';
import { journalName } from '../run-files.ts';
import { journalSense } from '../sense.ts';
import { readJson } from './read-json.ts';
import { writeWhole } from './write-whole.ts';

const kind: JsonKind = {
  name: 'the journal of a run',
  id: journalSchema,
  schema: journalFileSchema,
  sense: journalSense,
  mostBytes: 10_000_000,
  ofOthers: true,
  cure: 'Name the folder of a class run, such as reports/20260131T120000Z-3f9a1c.',
};

/** @throws UsageError where the folder has no journal that can be used */
export const readJournal = async (folder: string): Promise<Journal> =>
  (await readJson(join(folder, journalName), kind)) as Journal;

/** @throws the system's error where it cannot be written */
export const writeJournal = (folder: string, journal: Omit<Journal, 'schema'>): Promise<void> =>
  writeWhole(join(folder, journalName), `${JSON.stringify({ schema: journalSchema, ...journal }, null, 2)}\n`);
