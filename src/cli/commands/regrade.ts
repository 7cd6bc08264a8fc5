import { command } from '../command.ts';
import { exporting } from '../options/exporting.ts';
import { hints } from '../options/lab.ts';
import { text } from '../options/option.ts';
import { color, newRun, override, report } from '../options/reports.ts';

export const regrade = command({
  name: 'regrade',
  takes: '<run>',
  says: 'judge the saved evidence of a run with the checks of today, into a new run; says what changed',
  options: [
    ...([hints, override, report, color] as const),
    ...exporting,
    text('--course <file>', 'the course file (default: the one that the run was graded by)'),
    newRun,
  ],
  examples: ['labcheck regrade reports/RUN', 'labcheck regrade reports/RUN --override decisions.yaml'],
  run: async (options, { composition, world, words: [folder = ''] }) => {
    const parts = await import('../parts.ts');
    const saved = await parts.readRun(folder);
    const { course = saved.journal?.command?.['course'], override: decisions } = options;
    const targets = await parts.readTargets(options, parts.aClass, [
      ...(await parts.filesOfRun(folder)),
      ...[course, decisions].filter((file) => typeof file === 'string'),
    ]);
    const measures = await parts.measuresOf(saved, options.course, composition.labs, world);
    const told = parts.isForPeople(targets) ? world.stdout : world.stderr;
    let same = 0;
    const { report: regraded, folder: made } = await parts.regradeRun(saved, {
      ...measures,
      ...{ hints: options.hints, override: options.override, output: options.output, say: parts.saying(world) },
      tool: { name: 'labcheck', version: composition.version },
      judged: (before, after) => {
        const lines = parts.changeLines(before, after);
        if (lines.length === 0) same += 1;
        else told.write(`${lines.map((line) => parts.visible(line, 2000)).join('\n')}\n`);
      },
    });
    told.write(`${same === 1 ? '1 student is' : `${same} students are`} as before\n\n`);
    return parts.classOutcome(regraded, made, targets, world, options);
  },
});
