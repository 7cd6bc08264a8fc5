import { join } from 'node:path';
import type { Report } from '../model/report.ts';
import { journalFileSchema, journalSchema } from './journal-schema.ts';
import type { JsonKind } from './parse-json.ts';
import { readJson } from './read-json.ts';
import { writeWhole } from './whole-file.ts';

/** One student who was chosen, with everything that the grading depends on, as plain data. */
export type JournalRequest = {
  readonly student: Report['student'];
  /** Among all who were chosen, over every part of the class. */
  readonly place: number;
} & Readonly<Record<string, unknown>>;

/**
 * The definition of a run: the lab, the options and the students. It is written before the first host is asked and
 * never changed; who is finished, their folders say.
 */
export type Journal = {
  readonly schema: typeof journalSchema;
  readonly tool: Report['tool'];
  /** The digest names the version of the checks; null where it was not written down. */
  readonly lab: Report['lab'] & { readonly digest: string | null };
  readonly startedAt: string;
  /** The options that it was started with; null for a run that was made from others. */
  readonly command: Readonly<Record<string, unknown>> | null;
  /** In the order of the course. */
  readonly requests: readonly JournalRequest[];
  /** The runs that it was made from. */
  readonly from: readonly string[];
};

/** Its name within a run's folder. */
export const journalName = 'run.json';

const kind: JsonKind = {
  name: 'the journal of a run',
  id: journalSchema,
  schema: journalFileSchema,
  mostBytes: 10_000_000,
  cure: 'Name the folder of a class run, such as reports/20260131T120000Z-3f9a1c.',
};

/** @throws UsageError where the folder has no journal that can be used */
export const readJournal = async (folder: string): Promise<Journal> =>
  (await readJson(join(folder, journalName), kind)) as Journal;

/** @throws the system's error where it cannot be written */
export const writeJournal = (folder: string, journal: Omit<Journal, 'schema'>): Promise<void> =>
  writeWhole(join(folder, journalName), `${JSON.stringify({ schema: journalSchema, ...journal }, null, 2)}\n`);
