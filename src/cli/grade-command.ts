import { join } from 'node:path';
import { openRun, type Run } from '../documents/run.ts';
import { rootAdvice } from './advice.ts';
import type { Composition } from './composition.ts';
import { exitCodeOf, worst } from './exit-code.ts';
import { interrupted } from './failure.ts';
import { type Graded, type GradeRequest, gradeHost, self } from './grade.ts';
import type { GradeOptions, OutputOptions, SaveOptions } from './grade-options.ts';
import { liveLine } from './progress.ts';
import { deliver, readTargets } from './report-targets.ts';
import { readRequests } from './requests.ts';
import type { World } from './world.ts';

/** `labcheck`: grades the students that were named, or this machine. */
export const gradeCommand = async (
  options: GradeOptions & OutputOptions & SaveOptions,
  composition: Composition,
  world: World,
): Promise<number> => {
  const { requests, folder } = await readRequests(options, await composition.labs());
  const targets = await readTargets(options.report, requests.length);
  const run =
    options.save === false ? undefined : await openRun(options.reports ?? join(folder, 'reports'), new Date());
  const codes: number[] = [];
  try {
    for (const request of requests) {
      const graded = await gradeLive(request, composition.version, world);
      if (codes.length > 0) world.stdout.write('\n');
      const saved = await saveAnd(run, graded, () => deliver(graded.report, targets, world, options));
      if (saved !== undefined) world.stderr.write(`saved in ${saved}\n`);
      const advice = rootAdvice(graded.report, process.getuid?.());
      if (advice !== undefined) world.stderr.write(`${advice}\n`);
      codes.push(exitCodeOf(graded.report));
    }
  } catch (error) {
    if (!world.interrupted.aborted || codes.length === 0) throw error;
    return interrupted(world, `${codes.length} of ${requests.length} students were graded`);
  } finally {
    await run?.close();
  }
  return worst(codes);
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
      progress: line.update,
    });
  } finally {
    line.stop();
  }
};
