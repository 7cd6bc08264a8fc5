import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { LabcheckError, UsageError } from '../../model/errors.ts';
import type { Report } from '../../model/report.ts';
import type { Journal } from '../journal.ts';
import { journalName } from '../run-files.ts';
import { readJournal } from './journal-file.ts';
import { reasonOf } from './reason-of.ts';
import { readReport } from './report.ts';

/** A student's folder in a saved run: the report, or why it cannot be read. */
export type SavedStudent = { readonly id: string; readonly folder: string } & (
  | { readonly report: Report }
  | { readonly problem: string }
);

/** One run as it lies on the disk. */
export type SavedRun = {
  /** The name of its folder. */
  readonly id: string;
  readonly folder: string;
  /** Undefined for a run of a single host, which has none. */
  readonly journal: Journal | undefined;
  /** Only those that have a report, damaged or not. */
  readonly students: readonly SavedStudent[];
};

/**
 * Reads a run whole. A damaged report costs nobody else theirs: it is named.
 *
 * @throws UsageError where the folder is no run, or its journal cannot be read
 */
export const readRun = async (folder: string): Promise<SavedRun> => {
  const names = (await namesIn(folder)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const journal = names.some(({ name }) => name === journalName) ? await readJournal(folder) : undefined;
  const students: SavedStudent[] = [];
  for (const { name, isFolder } of names) {
    const own = join(folder, name);
    if (!isFolder || !(await namesIn(own)).some((file) => file.name === 'report.json')) continue;
    students.push({ id: name, folder: own, ...(await reportIn(own, name)) });
  }
  if (!journal && students.length === 0) {
    if (names.some(({ name }) => name === 'report.json'))
      throw new UsageError(
        `${folder} is the folder of one student, not of a run.`,
        `Name the run: ${join(folder, '..')}`,
      );
    const latest = names.findLast(({ name }) => /^\d{8}T\d{6}Z-[0-9a-f]{6}$/.test(name));
    throw new UsageError(
      `${folder} is not a run: it holds no report.`,
      latest
        ? `Name one of the runs in it, such as ${join(folder, latest.name)}.`
        : 'Name a folder such as reports/20260131T120000Z-3f9a1c.',
    );
  }
  return { id: basename(resolve(folder)), folder, journal, students };
};

const reportIn = async (folder: string, id: string): Promise<{ report: Report } | { problem: string }> => {
  try {
    const report = await readReport(join(folder, 'report.json'));
    if (report.student.id === id) return { report };
    return { problem: `${join(folder, 'report.json')} is the report of ${report.student.id}.` };
  } catch (error) {
    if (error instanceof LabcheckError) return { problem: error.message };
    throw error;
  }
};

const namesIn = async (folder: string): Promise<{ readonly name: string; readonly isFolder: boolean }[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch (error) {
    throw new UsageError(`${folder} cannot be read: ${reasonOf(error)}.`, 'Name the folder of a saved run.');
  }
};
