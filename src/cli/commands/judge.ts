import { command } from '../command.ts';
import { exporting } from '../options/exporting.ts';
import { hints, lab, phase, skip } from '../options/lab.ts';
import { color, report } from '../options/reports.ts';

export const judge = command({
  name: 'judge',
  takes: '<file...>',
  says: 'judge saved evidence, without its host',
  options: [lab, report, hints, skip, phase, color, ...exporting],
  examples: ['labcheck judge evidence.json', 'labcheck judge reports/*/alice/evidence.json --hints full'],
  run: async (options, { composition, world, words: files }) => {
    const parts = await import('../parts.ts');
    const labs = await composition.labs(options.lab);
    const targets = await parts.readTargets(options, parts.oneStudent);
    if (files.length > 1) parts.assertForSeveral(targets, files.length);
    // All evidence is read before the first report is written.
    const judged = [];
    for (const file of files) {
      const evidence = await parts.readEvidence(file);
      const lab = parts.chooseLab(labs, options.lab ?? evidence.lab);
      const plan = parts.plan(lab, evidence.parameters, options.skip, options.phase);
      const tool = { name: 'labcheck', version: composition.version } as const;
      const request = { plan, hints: options.hints ?? 'nudge' };
      judged.push({
        ...{ evidence, plan },
        report: parts.judgeEvidence(evidence, request, { tool, trust: 'self-reported' }),
      });
    }
    for (const [index, { plan, evidence, report }] of judged.entries()) {
      if (index > 0) world.stdout.write('\n');
      const whole = async () => parts.wholeInput(plan, evidence, report, []);
      await parts.deliverReport(report, targets, world, options, whole);
    }
    return parts.worst(judged.map(({ report }) => parts.exitCodeOf(report)));
  },
});
