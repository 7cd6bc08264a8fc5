import { command } from '../command.ts';
import { exporting } from '../options/exporting.ts';
import { text } from '../options/option.ts';
import { color, report } from '../options/reports.ts';

export const show = command({
  name: 'show',
  takes: '<run> [student...]',
  says: 'a saved run once more, in any format; with a folder, a page for the class and for each student',
  options: [report, text('--against <run>', 'say what changed since another run'), color, ...exporting],
  examples: [
    'labcheck show reports/RUN',
    'labcheck show reports/RUN alice --report html:alice.html',
    'labcheck show reports/RUN --report html:pages/',
  ],
  run: async (options, { composition, world, words: [folder = '', ...names] }) => {
    const { showRun } = await import('../parts.ts');
    return showRun(folder, names, options, composition, world);
  },
});
