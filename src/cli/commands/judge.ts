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
    const reports = [];
    for (const file of files) {
      const evidence = await parts.readEvidence(file);
      reports.push(
        parts.judgeEvidence(
          evidence,
          {
            plan: parts.plan(
              parts.chooseLab(labs, options.lab ?? evidence.lab),
              evidence.parameters,
              options.skip,
              options.phase,
            ),
            hints: options.hints ?? 'nudge',
          },
          { tool: { name: 'labcheck', version: composition.version }, trust: 'self-reported' },
        ),
      );
    }
    for (const [index, judged] of reports.entries()) {
      if (index > 0) world.stdout.write('\n');
      await parts.deliverReport(judged, targets, world, options);
    }
    return parts.worst(reports.map(parts.exitCodeOf));
  },
});
