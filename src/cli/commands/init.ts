import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { lab } from '../options/lab.ts';
import { text } from '../options/option.ts';

export const init = command({
  name: 'init',
  says: 'write a commented course file',
  options: [
    lab,
    text(
      '--from <roster.csv>',
      'with the students of this table: a roster, or a class list as Moodle, Canvas … export it',
    ),
    text('--hosts <file>', 'with the machines of this Ansible inventory or ssh configuration, joined by id'),
    text('--number <name>', 'give each student a value of this parameter, counted from 1'),
    text('-o, --output <file>', 'the file (default: course.yaml); none is overwritten'),
  ],
  examples: ['labcheck init --lab pinger', 'labcheck init --lab pinger --from participants.csv --number x'],
  run: async ({ lab: name, from, hosts, number, output = 'course.yaml' }, { composition, world }) => {
    const { knownLab, rosterLine, unreadLine, visible, writeCourse } = await import('../parts.ts');
    const chosen = await knownLab(composition.labs, name, world);
    const { students, roster, sources } = await writeCourse(
      { from, hosts, number, lab: chosen, output },
      composition.labs,
    );
    const told = roster && from !== undefined ? rosterLine({ ...roster, file: from }) : '';
    const unread = unreadLine(sources);
    for (const line of [told, unread === '' ? '' : `not read: ${unread}`])
      if (line !== '') world.stdout.write(`${visible(line, 4000)}\n`);
    const count = students === 1 ? 'one student' : `${students} students`;
    world.stdout.write(`${output} is written, with ${count}. Edit it, then: labcheck check-course\n`);
    return exitCodes.passed;
  },
});
