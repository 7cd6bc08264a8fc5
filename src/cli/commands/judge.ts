import { command } from '../command.ts';
import { exporting } from '../options/exporting.ts';
import { hints, lab, only, phase, skip, task } from '../options/lab.ts';
import { color, report } from '../options/reports.ts';
import { course } from '../options/students.ts';

export const judge = command({
  name: 'judge',
  takes: '<file...>',
  says: 'judge saved evidence, or a student of a saved run, without the host',
  options: [lab, course, report, hints, skip, only, task, phase, color, ...exporting],
  examples: ['labcheck judge evidence.json', 'labcheck judge reports/*/alice/evidence.json --hints full'],
  run: async (options, context) => {
    const { world, words: files } = context;
    const { assertForSeveral, deliverReport, exitCodeOf, filesOfRun, judgeNamed, oneStudent, readTargets, worst } =
      await import('../parts.ts');
    const inputs = await Promise.all(files.map(filesOfRun));
    const targets = await readTargets(options, oneStudent, [
      ...[...files, ...inputs.flat()],
      ...(options.course === undefined ? [] : [options.course]),
    ]);
    if (files.length > 1) assertForSeveral(targets, files.length);
    // All evidence is read before the first report is written.
    const judged = [];
    for (const file of files) judged.push(await judgeNamed(file, options, context));
    for (const [index, { report: made, whole }] of judged.entries()) {
      if (index > 0) world.stdout.write('\n');
      await deliverReport(made, targets, world, options, { whole, earlier: async () => null });
    }
    return worst(judged.map((one) => exitCodeOf(one.report)));
  },
});
