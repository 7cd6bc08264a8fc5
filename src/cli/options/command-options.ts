import { type Command, Option } from 'commander';
import { hintLevels } from '../../model/report.ts';

const repeated = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

/** An option that may be given several times. */
export const many = (flags: string, description: string): Option => new Option(flags, description).argParser(repeated);

const known = {
  student: many('--student <id>', 'grade this student of the course file (repeatable)'),
  all: new Option('--all', 'grade the whole class'),
  group: many('--group <name>', 'grade this group of the class (repeatable)'),
  jobs: new Option('--jobs <n>', 'how many hosts at a time (default: four for each processor, at least 8)'),
  shard: new Option('--shard <i/n>', 'grade only the i-th of n parts of the class'),
  resume: new Option('--resume <run>', 'go on with a class run that was interrupted'),
  override: new Option('--override <file>', 'put a teacher’s decisions beside the verdicts'),
  course: new Option('--course <file>', 'the course file (default: the nearest course.yaml, here or above)'),
  lab: new Option('--lab <name>', 'the lab'),
  set: many('--set <key=value>', 'set a parameter of the lab, such as x=7 (repeatable)'),
  host: new Option('--host <uri>', 'the host, such as local:, sandbox:NAME or evidence:FILE'),
  report: many(
    '--report <format[:file]>',
    'write the report in a format, such as json, to a file or the screen (repeatable)',
  ),
  hints: new Option('--hints <level>', `how much the report gives away: ${hintLevels.join(', ')}`),
  timeout: new Option('--timeout <seconds>', 'the longest time for one host (default: 120)'),
  identity: many('--identity <file>', 'a private key to try before those of your ssh configuration (repeatable)'),
  acceptNewHostKeys: new Option(
    '--accept-new-host-keys',
    'trust hosts that known_hosts does not name, and remember them',
  ),
  skip: many('--skip <check>', 'leave a check out (repeatable)'),
  phase: many('--phase <name>', 'grade only this phase of the lab (repeatable)'),
  reports: new Option('--reports <dir>', 'the folder of saved runs (default: reports, beside the course file)'),
  save: new Option('--no-save', 'do not save the run'),
  color: new Option('--no-color', 'no colours'),
  withDeps: new Option('--with-deps', 'install the packages of the system that are missing'),
} as const;
export type OptionName = keyof typeof known;

/** Adds options that several commands share, in this order. */
export const withOptions = (command: Command, names: readonly OptionName[]): Command => {
  for (const name of names) command.addOption(known[name]);
  return command;
};

/** What follows a command's help. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
