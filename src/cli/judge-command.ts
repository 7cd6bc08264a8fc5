import { readEvidence } from '../documents/evidence.ts';
import type { Composition } from './composition.ts';
import { exitCodeOf, worst } from './exit-code.ts';
import { judgeEvidence } from './grade.ts';
import type { OutputOptions } from './grade-options.ts';
import { chooseLab } from './labs.ts';
import { readHints } from './option-values.ts';
import { deliver, readTargets } from './report-targets.ts';
import type { World } from './world.ts';

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
  const targets = await readTargets(options.report, files.length);
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
      }),
    );
  }
  for (const [index, report] of reports.entries()) {
    if (index > 0) world.stdout.write('\n');
    await deliver(report, targets, world, options);
  }
  return worst(reports.map(exitCodeOf));
};
