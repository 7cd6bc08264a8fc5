import { join } from 'node:path';
import type { Report } from '../../model/report.ts';
import { type ReportInput, reportAlone } from '../../model/reporter.ts';
import { command } from '../command.ts';
import { lab } from '../options/lab.ts';
import { count, value } from '../options/option.ts';
import { withDeps } from '../options/reference.ts';
import { color, reportsHere } from '../options/reports.ts';

export const demo = command({
  name: 'demo',
  says: 'build three simulated hosts on this machine, grade them, and take them away',
  options: [
    ...([lab, withDeps, reportsHere, color] as const),
    // A bridge takes no more than a thousand hosts.
    value('--students <n>', 'a whole class of so many hosts instead, graded over ssh', count(1, 1000)),
  ],
  examples: ['labcheck demo', 'labcheck demo --with-deps', 'labcheck demo --students 30'],
  run: async (options, { composition, world }) => {
    const parts = await import('../parts.ts');
    const { chooseLab, consoleUi, deliverReport, gradeLive, oneStudent, openRun, plan, readTargets } = parts;
    const { showRun, usualTimeoutMs, wholeInput } = parts;
    const graded = new Map<Report, ReportInput>();
    const labs = await composition.labs(options.lab);
    const chosen = options.lab === undefined ? labs[0]! : chooseLab(labs, options.lab);
    const run = await openRun(options.reports ?? 'reports', new Date());
    const targets = await readTargets({}, oneStudent);
    try {
      const show = await composition.demo();
      return await show(
        { withDeps: options.withDeps === true, lab: chosen, students: options.students },
        {
          ...consoleUi(world),
          folder: run.folder,
          program: [process.execPath, process.argv[1] ?? ''],
          grade: async (student) => {
            const { evidence, report } = await gradeLive(
              { ...student, plan: plan(chosen, student.set), timeoutMs: usualTimeoutMs },
              composition.version,
              world,
            );
            await run.save(evidence, report);
            graded.set(report, wholeInput(plan(chosen, student.set), evidence, report, []));
            return report;
          },
          show: (report) =>
            deliverReport(report, targets, world, options, {
              whole: async () => graded.get(report) ?? reportAlone(report),
              earlier: async () => null,
            }),
          pages: async (saved) => {
            const folder = join(saved, 'pages');
            await showRun(saved, [], { report: [`html:${folder}/`] }, composition, world);
            return join(folder, 'class.html');
          },
        },
      );
    } finally {
      await run.close();
    }
  },
});
