import { type Command, Option } from 'commander';
import { overlapRules } from '../stages/overlap-rule.ts';
import type { CommandContext } from './command-context.ts';
import { examples, withOptions } from './options/command-options.ts';

/** Adds the commands that make a run from other runs. */
export const classSubcommands = (program: Command, { composition, world, done }: CommandContext): void => {
  const output = '-o, --output <dir>';

  withOptions(program.command('merge <run...>'), ['report', 'color'])
    .description('one run from several: the parts of a class, its phases, or the best of several tries')
    .option(output, 'the folder of the new run (default: a new one beside the first)')
    .addOption(
      new Option('--on-overlap <rule>', `which counts where a student is in several runs: ${overlapRules.join(', ')}`),
    )
    .option('--best', 'credit each student check by check with the best of all runs')
    .option('--before <time>', 'leave out what was collected later, such as 2026-01-31T23:59:00+01:00')
    .addHelpText(
      'after',
      examples(
        'labcheck merge shards/* -o reports/class',
        'labcheck merge --best reports/monday reports/friday',
        'labcheck merge reports/RUN --report junit:class.xml',
        'labcheck merge --best --before 2026-01-31T23:59:00Z reports/2026*',
      ),
    )
    .action((runs: string[], options) =>
      done(import('./commands.ts').then(({ mergeCommand }) => mergeCommand(runs, options, composition, world))),
    );

  withOptions(program.command('regrade <run>'), ['hints', 'override', 'report', 'color'])
    .description('judge the saved evidence of a run with the checks of today, into a new run; says what changed')
    .option('--course <file>', 'the course file (default: the one that the run was graded by)')
    .option(output, 'the folder of the new run (default: a new one beside the old)')
    .addHelpText(
      'after',
      examples('labcheck regrade reports/RUN', 'labcheck regrade reports/RUN --override decisions.yaml'),
    )
    .action((run: string, options) =>
      done(import('./commands.ts').then(({ regradeCommand }) => regradeCommand(run, options, composition, world))),
    );
};
