import { Command } from 'commander';
import { UsageError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { classSubcommands } from './class-subcommands.ts';
import type { CommandContext } from './command-context.ts';
import { courseProgram } from './course-program.ts';
import { type ClassOptions, isClass } from './options/class-options.ts';
import { examples, type OptionName, withOptions } from './options/command-options.ts';
import { screenOf } from './output/screen.ts';
import { referenceProgram } from './reference-program.ts';
import { subcommands } from './subcommands.ts';

const grading: readonly OptionName[] = [
  ...(['all', 'group', 'shard', 'jobs', 'resume'] as const),
  ...(['student', 'course', 'lab', 'set', 'host', 'report', 'hints'] as const),
  ...(['timeout', 'identity', 'acceptNewHostKeys', 'skip', 'phase', 'override', 'reports', 'save', 'color'] as const),
];

/** The command line of labcheck. Errors of usage are thrown, as CommanderError or UsageError. */
export const programFor = (context: CommandContext): Command => {
  const { composition, world, done } = context;
  const program = new Command('labcheck');
  // Subcommands inherit what is set before they are made.
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void world.stdout.write(text),
      writeErr: (text) => void world.stderr.write(text),
      getOutHelpWidth: () => screenOf(world.stdout, world.env).columns,
      getErrHelpWidth: () => screenOf(world.stderr, world.env).columns,
      outputError: (text, write) =>
        write(
          `labcheck: ${text
            .replace(/^error: /, '')
            .trim()
            .replaceAll('\n', ' ')}\n`,
        ),
    })
    .showHelpAfterError('Run labcheck --help to see what there is.')
    .helpOption('-h, --help', 'help for a command')
    .helpCommand(false)
    .enablePositionalOptions();
  const grade = (command: Command): Command =>
    withOptions(command, grading).action((options: ClassOptions) =>
      done(
        isClass(options)
          ? import('./commands.ts').then(({ classCommand }) => classCommand(options, composition, world))
          : import('./commands.ts').then(({ gradeCommand }) => gradeCommand(options, composition, world)),
      ),
    );

  subcommands(program, context);
  courseProgram(program, context);
  classSubcommands(program, context);
  referenceProgram(program, context);
  grade(program.command('grade', { hidden: true }).description('What labcheck does without a command.')).addHelpText(
    'after',
    examples('labcheck grade --student alice', 'labcheck grade --host sandbox:bob --hints full'),
  );
  program
    .command('help [command...]')
    .description('help for a command')
    .action((words: string[]) => commandOf(program, words).outputHelp());

  return grade(program)
    .description('Grades hands-on Linux labs on live machines: what holds, what does not, and what to do next.')
    .version(composition.version, '-V, --version', 'the version')
    .allowExcessArguments()
    .hook('preAction', (_, command) => {
      if (command === program && program.args.length > 0) commandOf(program, program.args);
    })
    .hook('preSubcommand', (_, command) => handDown(program, command))
    .addHelpText('after', afterHelp);
};

const afterHelp = `${examples(
  'labcheck                            check this machine',
  'labcheck --lab pinger --set x=7     the same, with the student’s number 7',
  'labcheck --student alice            grade alice as course.yaml says',
  'labcheck --all                      grade the whole class',
  'labcheck --report junit:result.xml  write a report for a CI server',
  'labcheck explain veth-pair          what a check asks, and why it can fail',
)}

Exit codes:
  0 all passed, 1 something failed, 2 could not start,
  3 something could not be judged`;

/** The command that words name. @throws UsageError where there is none */
const commandOf = (above: Command, [word, ...words]: readonly string[]): Command => {
  if (word === undefined) return above;
  const found = above.commands.find((command) => command.name() === word);
  if (found) return commandOf(found, words);
  const names = above
    .createHelp()
    .visibleCommands(above)
    .map((command) => command.name());
  throw new UsageError(
    `There is no command "${word}".${nearest(word, names)}`,
    names.length > 0
      ? `Commands: ${names.join(', ')}. A student is named with --student.`
      : 'Run labcheck --help to see what there is.',
  );
};

/** Options that stand before a command's name are the command's, where it has them: none is dropped in silence. */
const handDown = (program: Command, command: Command): void => {
  for (const option of program.options) {
    const name = option.attributeName();
    if (program.getOptionValueSource(name) !== 'cli') continue;
    if (!command.options.some((own) => own.attributeName() === name))
      throw new UsageError(
        `${option.long ?? option.flags} is not an option of "labcheck ${command.name()}".`,
        `See labcheck help ${command.name()}`,
      );
    command.setOptionValueWithSource(name, program.getOptionValue(name), 'cli');
  }
};
