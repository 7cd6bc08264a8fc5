import { join } from 'node:path';
import type { MadeRun } from '../documents/files/made-run.ts';
import { partNames, partsIn, type StudentFiles } from '../documents/files/merged-parts.ts';
import type { SavedRun } from '../documents/files/read-run.ts';
import type { MergedStudent } from '../stages/merge.ts';

/** Takes a student over: as they are where one run has them, else each run's files beside the merged report. */
export const keepMerged = async (
  { report, from }: MergedStudent,
  made: MadeRun,
  runs: readonly SavedRun[],
  say: (line: string) => void,
): Promise<void> => {
  const { id } = report.student;
  const folderIn = (run: string): string => join(runs.find((one) => one.id === run)!.folder, id);
  const [only, ...others] = from;
  const asItIs = others.length === 0 && report === only!.report;
  for (const { run } of from) {
    const folder = folderIn(run);
    const own = { run, evidence: join(folder, 'evidence.json'), report: join(folder, 'report.json') };
    const parts = await partsIn(folder);
    // A run that was merged itself has no evidence of its own, but that of its runs.
    const others = await made.copy(id, [
      ...(parts.length > 0 ? parts : asItIs ? [] : [own]).flatMap(underItsName),
      ...(asItIs
        ? ([
            [own.evidence, 'evidence.json'],
            [own.report, 'report.json'],
          ] as const)
        : []),
    ]);
    for (const file of others) say(notCopied(file));
  }
  if (!asItIs) await made.write(report);
};

/** Said of what lies in a run and is no file of it. */
export const notCopied = (file: string): string => `${file} is left out: it is a link, or no file at all.`;

const underItsName = ({ run, ...files }: StudentFiles): (readonly [from: string, to: string])[] => {
  const names = partNames(run);
  return [
    [files.evidence, names.evidence],
    [files.report, names.report],
  ];
};
