import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { examples, many, withOptions } from './options/command-options.ts';

/** Adds the commands beside grading. */
export const subcommands = (program: Command, { composition, world, done }: CommandContext): void => {
  withOptions(program.command('list'), ['lab'])
    .description('the labs: tasks, points and parameters; hosts and formats')
    .addHelpText('after', examples('labcheck list', 'labcheck list --lab pinger'))
    .action((options) =>
      done(import('./commands.ts').then(({ listCommand }) => listCommand(options, composition, world))),
    );

  withOptions(program.command('explain <check>'), ['lab', 'set'])
    .description('what a check asks, and every reason why it can fail')
    .addHelpText('after', examples('labcheck explain veth-pair', 'labcheck explain address-netns --set x=7'))
    .action((check: string, options) =>
      done(import('./commands.ts').then(({ explainCommand }) => explainCommand(check, options, composition, world))),
    );

  withOptions(program.command('collect'), [
    'student',
    'course',
    'lab',
    'set',
    'host',
    'timeout',
    'identity',
    'acceptNewHostKeys',
    'skip',
    'phase',
  ])
    .description('ask the host and keep the answers, to judge them later')
    .option('-o, --output <file>', 'write them to a file')
    .addHelpText(
      'after',
      examples('labcheck collect -o evidence.json', 'labcheck collect --student alice -o alice.json'),
    )
    .action((options) =>
      done(import('./commands.ts').then(({ collectCommand }) => collectCommand(options, composition, world))),
    );

  withOptions(program.command('judge <file...>'), ['lab', 'report', 'hints', 'skip', 'phase', 'color'])
    .description('judge saved evidence, without its host')
    .addHelpText(
      'after',
      examples('labcheck judge evidence.json', 'labcheck judge reports/*/alice/evidence.json --hints full'),
    )
    .action((files: string[], options) =>
      done(import('./commands.ts').then(({ judgeCommand }) => judgeCommand(files, options, composition, world))),
    );

  withOptions(program.command('prove'), ['lab', 'withDeps', 'reports'])
    .description('prove on real sandboxes that each check passes on right solutions and fails on each wrong one')
    .addOption(many('--check <id>', 'only the mutants that this check kills (repeatable)'))
    .addOption(many('--mutant <id>', 'only this mutant or variant (repeatable)'))
    .option('--jobs <n>', 'how many sandboxes at a time (default: three for each processor)')
    .option('--html <file>', 'where the page with the matrix is written (default: reports/proof-LAB.html)')
    .option('--record', 'save the evidence of every case in the place of the recordings')
    .addHelpText(
      'after',
      examples(
        'labcheck prove --lab pinger',
        'labcheck prove --lab pinger --check veth-pair',
        'labcheck prove --record',
      ),
    )
    .action((options) =>
      done(import('./commands.ts').then(({ proveCommand }) => proveCommand(options, composition, world))),
    );

  withOptions(program.command('demo'), ['lab', 'withDeps', 'reports', 'color'])
    .description('build three simulated hosts on this machine, grade them, and take them away')
    .option('--students <n>', 'a whole class of so many hosts instead, graded over ssh')
    .addHelpText('after', examples('labcheck demo', 'labcheck demo --with-deps', 'labcheck demo --students 30'))
    .action((options) =>
      done(import('./commands.ts').then(({ demoCommand }) => demoCommand(options, composition, world))),
    );
};
