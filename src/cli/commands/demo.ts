import { openRun } from '../../documents/run.ts';
import type { Composition } from '../composition.ts';
import { chooseLab } from '../options/choose-lab.ts';
import type { OutputOptions } from '../options/grade-options.ts';
import { readStudents, readTimeout } from '../options/option-values.ts';
import { consoleUi } from '../output/console-ui.ts';
import { deliverReport, oneStudent, readTargets } from '../output/report-targets.ts';
import type { World } from '../world.ts';
import { gradeLive } from './grade.ts';

export type DemoOptions = Pick<OutputOptions, 'color'> & {
  readonly withDeps?: boolean;
  readonly reports?: string;
  readonly lab?: string;
  readonly students?: string;
};

/** `labcheck demo`: the whole of labcheck on simulated hosts of this machine. */
export const demoCommand = async (options: DemoOptions, composition: Composition, world: World): Promise<number> => {
  const students = readStudents(options.students);
  const labs = await composition.labs(options.lab);
  const lab = chooseLab(labs, options.lab ?? labs[0]?.id);
  const run = await openRun(options.reports ?? 'reports', new Date());
  const targets = await readTargets(undefined, oneStudent);
  try {
    const demo = await composition.demo();
    return await demo(
      { withDeps: options.withDeps === true, lab, students },
      {
        ...consoleUi(world),
        folder: run.folder,
        program: [process.execPath, process.argv[1] ?? ''],
        grade: async (student) => {
          const { evidence, report } = await gradeLive(
            { ...student, skip: [], phases: [], timeoutMs: readTimeout() },
            composition.version,
            world,
          );
          await run.save(evidence, report);
          return report;
        },
        show: (report) => deliverReport(report, targets, world, options),
      },
    );
  } finally {
    await run.close();
  }
};
