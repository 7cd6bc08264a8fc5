import { UsageError } from '../../model/errors.ts';
import { overlapRules } from '../../stages/overlap-rule.ts';
import { command } from '../command.ts';
import { exporting } from '../options/exporting.ts';
import { oneOf, toggle, value } from '../options/option.ts';
import { before, color, newRun, report } from '../options/reports.ts';

const onOverlap = value(
  '--on-overlap <rule>',
  `which counts where a student is in several runs: ${overlapRules.join(', ')}`,
  oneOf(overlapRules),
  { choices: overlapRules },
);

export const merge = command({
  name: 'merge',
  takes: '<run...>',
  says: 'one run from several: the parts of a class, its phases, or the best of several tries',
  options: [
    ...([report, color, newRun, onOverlap] as const),
    ...exporting,
    toggle('--best', 'credit each student check by check with the best of all runs'),
    before,
  ],
  examples: [
    'labcheck merge shards/* -o reports/class',
    'labcheck merge --best reports/monday reports/friday',
    'labcheck merge reports/RUN --report junit:class.xml',
    'labcheck merge --best --before 2026-01-31T23:59:00Z reports/2026*',
  ],
  run: async (options, { composition, world, words: folders }) => {
    const { best, onOverlap: rule } = options;
    if (best === true && rule !== undefined && rule !== 'best')
      throw new UsageError(`--best and --on-overlap ${rule} contradict each other.`, 'Omit one of them.');
    const { aClass, classOutcome, filesOfRun, mergeRuns, readTargets, saying } = await import('../parts.ts');
    const inputs = await Promise.all(folders.map(filesOfRun));
    const targets = await readTargets(options, aClass, inputs.flat());
    const { report: merged, folder } = await mergeRuns(folders, {
      rule: best === true ? 'best' : (rule ?? 'refuse'),
      before: options.before,
      acceptSelfReported: options.acceptSelfReported,
      output: options.output,
      labs: await composition.labs(),
      say: saying(world),
    });
    return classOutcome(merged, folder, targets, world, options);
  },
});
