import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { LabcheckError } from '../../model/errors.ts';
import type { Report } from '../../model/report.ts';
import type { EarlierGrade } from '../../model/reporter.ts';
import { readReport } from './report.ts';

/** A line of more grades would tell nobody more. */
const mostRuns = 12;

/**
 * The grades of the same student in the same lab, from the runs beside a run's folder that were collected before.
 *
 * @param most how many of the latest are read
 */
export const earlierGrades = async (runFolder: string, report: Report, most = mostRuns): Promise<EarlierGrade[]> => {
  const reports = dirname(resolve(runFolder));
  const names = (await readdir(reports).catch(() => [])).filter((name) => /^\d{8}T\d{6}Z-[0-9a-f]{6}$/.test(name));
  const found: EarlierGrade[] = [];
  for (const run of names.toSorted().toReversed()) {
    if (found.length === most) break;
    if (run === basename(resolve(runFolder))) continue;
    const earlier = await readReport(join(reports, run, report.student.id, 'report.json')).catch(nothing);
    if (earlier?.lab.id === report.lab.id && earlier.collectedAt < report.collectedAt)
      found.push({
        run,
        collectedAt: earlier.collectedAt,
        host: earlier.host.uri,
        grade: earlier.grade,
        earned: Object.fromEntries(earlier.checks.map(({ id, earned }) => [id, earned])),
      });
  }
  return found.toSorted((a, b) => (a.collectedAt < b.collectedAt ? -1 : 1));
};

/** A run without this student, or with a damaged report, has no grade to show. */
const nothing = (error: unknown): undefined => {
  if (!(error instanceof LabcheckError)) throw error;
};
