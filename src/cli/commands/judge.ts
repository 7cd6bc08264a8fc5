import { readEvidence } from '../../documents/evidence.ts';
import { judgeEvidence } from '../../grading/grade.ts';
import { UsageError } from '../../model/errors.ts';
import type { Composition } from '../composition.ts';
import { exitCodeOf, worst } from '../exit-code.ts';
import { chooseLab } from '../options/choose-lab.ts';
import type { OutputOptions } from '../options/grade-options.ts';
import { readHints } from '../options/option-values.ts';
import { deliverReport, oneStudent, type ReportTarget, readTargets } from '../output/report-targets.ts';
import type { World } from '../world.ts';

export type JudgeCommandOptions = OutputOptions & {
  readonly lab?: string;
  readonly hints?: string;
  readonly skip?: readonly string[];
  readonly phase?: readonly string[];
};

/** `labcheck judge FILE...`: reports from saved evidence. All of it is read before the first report is written. */
export const judgeCommand = async (
  files: readonly string[],
  options: JudgeCommandOptions,
  composition: Composition,
  world: World,
): Promise<number> => {
  const labs = await composition.labs(options.lab);
  const hints = readHints(options.hints) ?? 'nudge';
  const targets = await readTargets(options.report, oneStudent);
  if (files.length > 1) assertForSeveral(targets, files.length);
  const tool = { name: 'labcheck', version: composition.version } as const;
  const reports = [];
  for (const file of files) {
    const evidence = await readEvidence(file);
    reports.push(
      judgeEvidence(evidence, chooseLab(labs, options.lab ?? evidence.lab), {
        skip: options.skip ?? [],
        phases: options.phase ?? [],
        hints,
        tool,
        trust: 'self-reported',
      }),
    );
  }
  for (const [index, report] of reports.entries()) {
    if (index > 0) world.stdout.write('\n');
    await deliverReport(report, targets, world, options);
  }
  return worst(reports.map(exitCodeOf));
};

/** @throws UsageError for formats of which there can be only one in a place */
const assertForSeveral = (targets: readonly ReportTarget[], count: number): void => {
  const single = targets.find(({ reporter, file }) => file !== undefined || reporter.name !== 'terminal');
  if (single)
    throw new UsageError(
      `--report ${single.reporter.name} holds one student, but there are ${count}.`,
      'Judge them one by one. A saved run is reported as a whole: labcheck merge RUN --report FORMAT',
    );
};
