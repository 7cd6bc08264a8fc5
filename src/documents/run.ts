import { randomBytes } from 'node:crypto';
import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { writeEvidence } from './evidence.ts';
import { makeFolder } from './folder.ts';
import { writeReport } from './report.ts';
import { reasonOf } from './text-file.ts';

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
  return {
    id,
    folder,
    save: (evidence, report) =>
      orRefuse(reports, async () => {
        const own = join(folder, report.student.id);
        await mkdir(own, { mode: 0o700 });
        await writeEvidence(join(own, 'evidence.json'), evidence);
        await writeReport(join(own, 'report.json'), report);
        return own;
      }),
    close: () => rmdir(folder).catch(() => {}),
  };
};

const orRefuse = async <T>(reports: string, write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    throw new UsageError(
      `The run cannot be saved in ${reports}: ${reasonOf(error)}.`,
      'Choose another folder with --reports DIR, or save nothing with --no-save.',
    );
  }
};
