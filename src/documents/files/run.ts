import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import type { Evidence } from '../../model/evidence.ts';
import { ownTrouble } from '../../model/own-trouble.ts';
import type { Report } from '../../model/report.ts';
import { writeEvidence } from './evidence.ts';
import { makeFolder } from './make-folder.ts';
import { reasonOf } from './reason-of.ts';
import { writeReport } from './report.ts';

/** The folder of one graded run, which belongs to it alone. */
export type Run = {
  /** UTC time of its start and a random end: `20260131T120000Z-3f9a1c`. */
  readonly id: string;
  readonly folder: string;
  /** Writes `STUDENT/evidence.json` and `STUDENT/report.json`, and returns that folder. */
  readonly save: (evidence: Evidence, report: Report) => Promise<string>;
  /** Takes the folder away again where nothing was saved in it. */
  readonly close: () => Promise<void>;
};

/**
 * Makes the folder of a new run. No run is ever overwritten: the folder must not have existed.
 *
 * @param reports the folder of all runs, made where it is missing
 * @throws UsageError where it cannot be written, so that it is known before any host is asked
 */
export const openRun = async (reports: string, startedAt: Date): Promise<Run> => {
  const time = startedAt.toISOString().replace(/[-:]|\.\d+/g, '');
  const id = `${time}-${randomBytes(3).toString('hex')}`;
  const folder = join(reports, id);
  await orRefuse(reports, async () => {
    await makeFolder(reports);
    await mkdir(folder, { mode: 0o700 });
  });
  return runIn(folder, reports);
};

/** A run that was begun before. Students who have a report in it stay unchanged. */
export const reopenRun = (folder: string): Run => runIn(folder, dirname(folder));

const runIn = (folder: string, reports: string): Run => ({
  id: basename(resolve(folder)),
  folder,
  save: (evidence, report) =>
    orRefuse(reports, async () => {
      const own = join(folder, report.student.id);
      await makeOwn(own);
      await writeEvidence(join(own, 'evidence.json'), evidence);
      // The last to appear: a student with a report is finished.
      await writeReport(join(own, 'report.json'), report);
      return own;
    }),
  close: () => rmdir(folder).catch(() => {}),
});

/** Makes a student's folder, or clears away what a process left there that was killed before it wrote the report. */
const makeOwn = async (own: string): Promise<void> => {
  try {
    await mkdir(own, { mode: 0o700 });
  } catch (error) {
    const names = await readdir(own).catch(() => ['report.json']);
    if (names.includes('report.json')) throw error;
    for (const draft of names.filter((name) => name.startsWith('.'))) await rm(join(own, draft));
  }
};

const orRefuse = async <T>(reports: string, write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    const own = ownTrouble(error);
    if (own) throw own;
    throw new UsageError(
      `The run cannot be saved in ${reports}: ${reasonOf(error)}.`,
      'Choose another folder with --reports DIR, or save nothing with --no-save.',
    );
  }
};
