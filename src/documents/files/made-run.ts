import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import type { Report } from '../../model/report.ts';
import { makeFolder } from './make-folder.ts';
import { reasonOf } from './reason-of.ts';
import { writeReport } from './report.ts';
import { openRun } from './run.ts';

/** The folder of a run that is made from other runs, which stay as they are. */
export type MadeRun = {
  readonly folder: string;
  /** Takes a student's files over, each under the name that it is to have; returns those that are links or no files. */
  readonly copy: (student: string, files: readonly (readonly [from: string, to: string])[]) => Promise<string[]>;
  /** Takes over whatever lies in a student's folder; likewise. */
  readonly copyAll: (student: string, folder: string) => Promise<string[]>;
  readonly write: (report: Report, name?: string) => Promise<void>;
};

/**
 * Makes the folder: the one that is named, which must not exist yet, or a new one among the reports.
 *
 * @throws UsageError where it exists or cannot be written
 */
export const makeRun = async (named: string | undefined, reports: string): Promise<MadeRun> => {
  const folder = named ?? (await openRun(reports, new Date())).folder;
  if (named !== undefined) await makeNew(named);
  const copy: MadeRun['copy'] = async (student, files) => {
    await makeFolder(join(folder, student));
    const others: string[] = [];
    for (const [from, to] of files) {
      const there = await lstat(from).catch(missing);
      if (there?.isFile()) await copyFile(from, join(folder, student, to));
      else if (there) others.push(from);
    }
    return others;
  };
  return {
    folder,
    copy,
    copyAll: async (student, own) => {
      const names = (await readdir(own)).filter((name) => /^(?:evidence|report)\..*json$/s.test(name));
      return copy(
        student,
        names.map((name) => [join(own, name), name]),
      );
    },
    write: async (report, name = 'report.json') => {
      await makeFolder(join(folder, report.student.id));
      await writeReport(join(folder, report.student.id, name), report);
    },
  };
};

const makeNew = async (folder: string): Promise<void> => {
  try {
    await makeFolder(join(folder, '..'));
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it exists already' : reasonOf(error);
    throw new UsageError(`The run cannot be made in ${folder}: ${reason}.`, 'Name a new folder: -o DIR');
  }
};

/** Evidence may have been deleted to save room; the report is worth keeping without it. */
const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};
