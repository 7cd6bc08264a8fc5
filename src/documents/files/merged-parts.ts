import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where one run's evidence and report of a student lie. */
export type StudentFiles = { readonly run: string; readonly evidence: string; readonly report: string };

/** The names of one run's files, beside the report of a student who was merged from several runs. */
export const partNames = (run: string): Omit<StudentFiles, 'run'> => ({
  evidence: `evidence.${run}.json`,
  report: `report.${run}.json`,
});

/** The files of each run that a student was merged from; none for a student of one run. */
export const partsIn = async (folder: string): Promise<StudentFiles[]> => {
  const names = await readdir(folder);
  return names.toSorted().flatMap((name) => {
    const [, run] = /^report\.(.+)\.json$/s.exec(name) ?? [];
    if (run === undefined) return [];
    const { evidence, report } = partNames(run);
    return [{ run, evidence: join(folder, evidence), report: join(folder, report) }];
  });
};
