import { Command as CommanderCommand, Option as CommanderOption } from 'commander';
import { UsageError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import type { Command, CommandGroup, Context } from './command.ts';
import { commands } from './commands/index.ts';
import type { Composition } from './composition.ts';
import type { Option } from './options/option.ts';
import { screenOf } from './output/screen.ts';
import type { World } from './world.ts';

export type ProgramContext = {
  readonly composition: Composition;
  readonly world: World;
  /** The whole command line as it was typed. */
  readonly line: string;
  /** Takes the exit code of the command that was run. */
  readonly done: (exitCode: Promise<number>) => Promise<void>;
};

/**
 * The command line of labcheck, made from the table of commands. Errors of usage are thrown, as CommanderError or
 * UsageError.
 */
export const programFor = ({ composition, world, line, done }: ProgramContext): CommanderCommand => {
  const program = new CommanderCommand('labcheck');
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

  const run = (command: Command, words: readonly string[], typed: Context['typed']): Promise<void> =>
    done(command.run({ line, commands, composition, world, words, typed }));
  for (const one of commands) add(program, one, run);
  program
    .command('help [command...]')
    .description('help for a command')
    .action((words: string[]) => commandOf(program, words).outputHelp());

  const [whole] = commands;
  return actAs(program, whole as Command, run)
    .description('Grades hands-on Linux labs on live machines: what holds, what does not, and what to do next.')
    .version(composition.version, '-V, --version', 'print the version')
    .allowExcessArguments()
    .hook('preAction', (_, command) => {
      if (command === program && program.args.length > 0) commandOf(program, program.args);
    })
    .hook('preSubcommand', (_, command) => handDown(program, command))
    .addHelpText('after', afterHelp);
};

type Run = (command: Command, words: readonly string[], typed: Context['typed']) => Promise<void>;

const add = (above: CommanderCommand, one: Command | CommandGroup, run: Run): void => {
  const made = above
    .command(`${one.name}${'takes' in one ? ` ${one.takes}` : ''}`, { hidden: 'hidden' in one })
    .description(one.says)
    .addHelpText('after', examples(one.examples));
  if ('commands' in one) for (const below of one.commands) add(made, below, run);
  else actAs(made, one, run);
};

/** Gives a command of commander the options and the work of one of the table. */
const actAs = (made: CommanderCommand, command: Command, run: Run): CommanderCommand => {
  for (const option of command.options) made.addOption(typedOption(option));
  return made.action((...handed: unknown[]) => {
    // The arguments, then the options, then commander's own command.
    const words = handed.slice(0, -2).flat() as string[];
    return run(command, words, handed.at(-2) as Context['typed']);
  });
};

const typedOption = ({ flags, says, repeatable }: Option): CommanderOption => {
  const made = new CommanderOption(flags, says);
  return repeatable
    ? made.argParser((word, earlier: readonly string[] | undefined) => [...(earlier ?? []), word])
    : made;
};

const examples = (lines: readonly string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;

const afterHelp = `${examples([
  'labcheck --lab pinger                     check this machine',
  'labcheck --lab pinger --set x=7           the same, with your number 7',
  'labcheck --student alice                  grade alice as course.yaml says',
  'labcheck --all                            grade the whole class',
  'labcheck --all --report junit:class.xml   the same, for a CI server',
  'labcheck explain veth-pair                why a check can fail',
])}

Exit codes:
  0 all passed, 1 something failed, 2 could not start,
  3 something could not be judged`;

/** The command that words name. @throws UsageError where there is none */
const commandOf = (above: CommanderCommand, [word, ...words]: readonly string[]): CommanderCommand => {
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
const handDown = (program: CommanderCommand, command: CommanderCommand): void => {
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
