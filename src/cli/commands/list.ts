import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { lab } from '../options/lab.ts';

export const list = command({
  name: 'list',
  says: 'the labs: tasks, points and parameters; hosts and formats',
  options: [lab],
  examples: ['labcheck list', 'labcheck list --lab pinger'],
  run: async (options, { composition, world: { stdout, env } }) => {
    const { chooseLab, hostAndFormatLines, labLines, screenOf } = await import('../parts.ts');
    const labs = await composition.labs(options.lab);
    const { columns } = screenOf(stdout, env);
    const parts =
      options.lab === undefined
        ? [...labs.map((known) => labLines(known, columns)), ...hostAndFormatLines(columns)]
        : [labLines(chooseLab(labs, options.lab), columns)];
    stdout.write(`${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`);
    return exitCodes.passed;
  },
});
