import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { examples, withOptions } from './options/command-options.ts';

/** Adds the commands that prepare a course. */
export const courseProgram = (program: Command, { composition, world, done }: CommandContext): void => {
  withOptions(program.command('init'), ['lab'])
    .description('write a commented course file')
    .option(
      '--from <roster.csv>',
      'with the students of this table: a roster, or a class list as Moodle, Canvas … export it',
    )
    .option('--hosts <file>', 'with the machines of this Ansible inventory or ssh configuration, joined by id')
    .option('--number <name>', 'give each student a value of this parameter, counted from 1')
    .option('-o, --output <file>', 'the file (default: course.yaml); none is overwritten')
    .addHelpText(
      'after',
      examples('labcheck init --lab pinger', 'labcheck init --lab pinger --from participants.csv --number x'),
    )
    .action((options) =>
      done(import('./commands.ts').then(({ initCommand }) => initCommand(options, composition, world))),
    );

  withOptions(program.command('check-course'), ['course'])
    .description('say everything that is wrong with a course file; connects to no host')
    .addHelpText('after', examples('labcheck check-course', 'labcheck check-course --course spring/course.yaml'))
    .action((options) =>
      done(import('./commands.ts').then(({ checkCourseCommand }) => checkCourseCommand(options, composition, world))),
    );

  withOptions(program.command('doctor'), [
    ...(['student', 'all', 'group', 'course', 'lab', 'set', 'host'] as const),
    ...(['jobs', 'identity', 'acceptNewHostKeys', 'skip', 'phase'] as const),
  ])
    .description('say which hosts could be graded: login, sudo, tools, clock; grades nothing')
    .option('--timeout <seconds>', 'the longest time for one host (default: 20)')
    .addHelpText(
      'after',
      examples('labcheck doctor --all', 'labcheck doctor --student bob', 'labcheck doctor --lab pinger'),
    )
    .action((options) =>
      done(import('./commands.ts').then(({ doctorCommand }) => doctorCommand(options, composition, world))),
    );
};
