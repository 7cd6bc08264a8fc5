import { UsageError } from '../../model/errors.ts';
import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { lab, set } from '../options/lab.ts';
import { course, student } from '../options/students.ts';

export const sheet = command({
  name: 'sheet',
  says: 'print the lab sheet, in Markdown, with the student’s parameters in it',
  options: [lab, set, student, course],
  examples: ['labcheck sheet --lab pinger', 'labcheck sheet --lab pinger --set x=7', 'labcheck sheet --student alice'],
  run: async (options, { composition, world }) => {
    const { readRequests } = await import('../parts.ts');
    const { sheetText } = await import('../output/sheet-text.ts');
    const { labSheet } = await import('../../site/program-files.ts');
    const { requests } = await readRequests(options, composition.labs, world);
    const [request] = requests;
    if (!request || requests.length > 1)
      throw new UsageError('A sheet is for one student.', 'Name one --student at a time.');
    world.stdout.write(sheetText(await labSheet(request.plan.lab.id), request.plan));
    return exitCodes.passed;
  },
});
