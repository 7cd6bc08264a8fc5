import type { Command } from 'commander';
import { packageSources } from '../model/reference.ts';
import type { CommandContext } from './command-context.ts';
import { examples, withOptions } from './options/command-options.ts';

/** Adds `reference up`, `reference down` and `reference deps`. */
export const referenceProgram = (program: Command, { composition, world, done }: CommandContext): void => {
  const load = () => import('./commands.ts');
  const reference = program
    .command('reference')
    .description('the lab done right, in a sandbox or on this machine')
    .addHelpText(
      'after',
      examples(
        'labcheck reference up --lab pinger --name right',
        'labcheck --host sandbox:right',
        'labcheck reference down --name right',
      ),
    );
  const placed = (command: Command): Command =>
    withOptions(command, ['lab'])
      .option('--name <name>', 'the sandbox (default: named like the lab)')
      .option('--host <uri>', 'local: stands for this machine itself');

  withOptions(placed(reference.command('up')), ['set', 'withDeps'])
    .description('build it')
    .option('--packages <source>', `where the packages of its root come from: ${packageSources.join(', ')}`)
    .addHelpText(
      'after',
      examples('labcheck reference up --lab pinger', 'labcheck reference up --host local: --packages dnf'),
    )
    .action((options) => done(load().then(({ upCommand }) => upCommand(options, composition, world))));

  placed(reference.command('down'))
    .description('take it away')
    .addHelpText('after', examples('labcheck reference down --lab pinger'))
    .action((options) => done(load().then(({ downCommand }) => downCommand(options, composition, world))));

  withOptions(reference.command('deps'), ['withDeps'])
    .description('say which packages of the system are missing')
    .addHelpText('after', examples('labcheck reference deps', 'sudo labcheck reference deps --with-deps'))
    .action((options) => done(load().then(({ depsCommand }) => depsCommand(options, composition, world))));
};
