import { evidenceText } from '../../documents/evidence.ts';
import { evidenceOf } from '../../grading/grade.ts';
import { UsageError } from '../../model/errors.ts';
import type { Composition } from '../composition.ts';
import { exitCodes } from '../exit-code.ts';
import type { GradeOptions } from '../options/grade-options.ts';
import { readRequests } from '../options/requests.ts';
import { assertWritable, writeOutput } from '../output/output-file.ts';
import { liveLine } from '../output/progress.ts';
import type { World } from '../world.ts';

/** `labcheck collect`: asks one host and keeps the answers, unjudged. */
export const collectCommand = async (
  options: GradeOptions & { readonly output?: string },
  composition: Composition,
  world: World,
): Promise<number> => {
  const { requests } = await readRequests(options, composition.labs);
  const [request] = requests;
  if (!request || requests.length > 1)
    throw new UsageError('Evidence is of one student.', 'Name one --student at a time.');
  if (options.output !== undefined) await assertWritable(options.output);
  const line = liveLine(world, request.host);
  const tool = { name: 'labcheck', version: composition.version } as const;
  const evidence = await evidenceOf(request, { tool, signal: world.interrupted, progress: line.update }).finally(
    line.stop,
  );
  if (options.output === undefined) world.stdout.write(evidenceText(evidence));
  else {
    await writeOutput(options.output, evidenceText(evidence));
    world.stderr.write(`${Object.keys(evidence.outputs).length} answers in ${options.output}\n`);
  }
  if (!evidence.failure) return exitCodes.passed;
  world.stderr.write(`labcheck: not all was collected: ${evidence.failure.detail}\n${evidence.failure.cure}\n`);
  return exitCodes.review;
};
