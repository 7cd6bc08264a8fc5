import { join } from 'node:path';
import { earlierGrades } from '../documents/files/earlier-grades.ts';
import { openRun, type Run } from '../documents/files/run.ts';
import { readDecisions } from '../grading/decisions.ts';
import { type Graded, type GradeRequest, gradeHost, self } from '../grading/grade-host.ts';
import { prepareSentences } from '../languages/sentence.ts';
import { wholeInput } from '../stages/whole-input.ts';
import type { Context } from './command.ts';
import { exitCodeOf } from './exit-code.ts';
import type { GradeOptions } from './options/grade-options.ts';
import { readRequests } from './options/read-requests.ts';
import { rootAdvice } from './output/advice.ts';
import { liveLine } from './output/live-line.ts';
import { deliverReport, oneStudent, readTargets } from './output/report-targets.ts';
import type { World } from './world.ts';

/** `labcheck`: grades the student who was named, or this machine. */
export const gradeOne = async (options: GradeOptions, { composition, world, line }: Context): Promise<number> => {
  const { lab, requests, folder, roster, inputs, note } = await readRequests(options, composition.labs, world);
  const [request] = requests;
  const targets = await readTargets(options, oneStudent, inputs);
  const { decided } = await readDecisions(options.override, lab, roster);
  const run =
    options.save === false ? undefined : await openRun(options.reports ?? join(folder, 'reports'), new Date());
  if (note !== undefined) world.stderr.write(`${note}\n`);
  try {
    const { evidence, report: judged } = await gradeLive(request!, composition.version, world);
    const report = decided(judged);
    const saved = await saveAnd(run, { evidence, report }, () =>
      deliverReport(
        report,
        targets,
        world,
        options,
        {
          whole: async () =>
            wholeInput(request!.plan, evidence, report, run ? await earlierGrades(run.folder, report) : []),
          earlier: async () => (run ? earlierGrades(run.folder, report, 1) : null),
        },
        request!.total,
      ),
    );
    if (saved !== undefined) world.stderr.write(`saved in ${saved}\n`);
    const advice = rootAdvice(report, process.getuid?.(), line);
    if (advice !== undefined) world.stderr.write(`${advice}\n`);
    return exitCodeOf(report);
  } finally {
    await run?.close();
  }
};

/** Saves first, but a full disk does not keep the report from who waits for it. */
const saveAnd = async (
  run: Run | undefined,
  { evidence, report }: Graded,
  show: () => Promise<void>,
): Promise<string | undefined> => {
  const saving = run?.save(evidence, report);
  await Promise.allSettled([saving]);
  await show();
  return saving;
};

/** Grades one host under a live line. */
export const gradeLive = async (request: GradeRequest, version: string, world: World): Promise<Graded> => {
  const line = liveLine(
    world,
    request.student.id === self.id ? request.host : `${request.student.id} (${request.host}):`,
  );
  try {
    return await gradeHost(request, {
      tool: { name: 'labcheck', version },
      signal: world.interrupted,
      progress: (event) => {
        line.update(event);
        if (event.step === 'asking') setImmediate(prepareSentences, 'en');
      },
    });
  } finally {
    line.stop();
  }
};
