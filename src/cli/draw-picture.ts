import { stat } from 'node:fs/promises';
import { filesOfRun } from '../documents/files/files-of-run.ts';
import { latestEvidence } from '../documents/files/latest-evidence.ts';
import { judgeEvidence } from '../grading/grade-host.ts';
import { readHandedIn } from '../grading/read-handed-in.ts';
import { UsageError } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import { exitCodes } from '../model/exit-codes.ts';
import type { Lab } from '../model/lab.ts';
import type { Scene } from '../model/scene.ts';
import { boxDrawing } from '../reporters/picture/box-drawing.ts';
import { type Plan, plan } from '../stages/plan.ts';
import { wantedScene } from '../stages/scene.ts';
import { wholeInput } from '../stages/whole-input.ts';
import type { Composition } from './composition.ts';
import { gradeLive } from './grade-one.ts';
import { chooseLab } from './options/choose-lab.ts';
import type { GradeOptions } from './options/grade-options.ts';
import { readRequests } from './options/read-requests.ts';
import { assertNoInput, assertWritable, writeOutput } from './output/output-file.ts';
import { screenOf } from './output/screen.ts';
import type { World } from './world.ts';

type PictureOptions = Partial<GradeOptions> & {
  readonly wanted?: boolean | undefined;
  readonly output?: string | undefined;
};

/** Draws a host, saved evidence, or the lab's own goal: to a file as SVG, else as box drawing. */
export const drawPicture = async (
  named: string | undefined,
  options: PictureOptions,
  composition: Composition,
  world: World,
): Promise<number> => {
  const { output } = options;
  if (output !== undefined) {
    await assertNoInput([output], named === undefined ? [] : [named, ...(await filesOfRun(named))]);
    await assertWritable(output);
  }
  const { scene, lab } = await sceneFor(named, options, composition, world);
  if (scene === null || scene.boxes.length === 0)
    throw new UsageError(`The lab ${lab} draws no picture.`, 'Read its sheet instead: labcheck list --lab NAME');
  if (output === undefined) {
    const { columns } = screenOf(world.stdout, world.env);
    world.stdout.write(`${boxDrawing(scene, Math.min(columns, widest)).join('\n')}\n`);
  } else {
    const { svgText } = await import('../reporters/picture/svg.tsx');
    await writeOutput(output, svgText(scene));
  }
  return exitCodes.passed;
};

/** Wider box drawings are no easier to read. */
const widest = 100;

type Drawn = { readonly scene: Scene | null; readonly lab: string };

const sceneFor = async (
  named: string | undefined,
  options: PictureOptions,
  composition: Composition,
  world: World,
): Promise<Drawn> => {
  if (named !== undefined) {
    const labOf = async (id: string): Promise<Lab> =>
      chooseLab(await composition.labs(options.lab ?? id), options.lab ?? id);
    const evidence = await ((await isFolder(named)) ? latestEvidence(named) : readHandedIn(named, labOf));
    const lab = await labOf(evidence.lab);
    const chosen = plan(lab, { ...evidence.parameters, ...options.set });
    return options.wanted ? wantedOf(chosen) : seenOf(chosen, evidence, composition);
  }
  const { requests } = await readRequests(options, composition.labs, world);
  const [request] = requests;
  if (!request || requests.length > 1)
    throw new UsageError('A picture is of one host.', 'Name one --student at a time.');
  if (options.wanted) return wantedOf(request.plan);
  const { evidence } = await gradeLive(request, composition.version, world);
  return seenOf(request.plan, evidence, composition);
};

const wantedOf = (chosen: Plan): Drawn => ({ scene: wantedScene(chosen), lab: chosen.lab.id });

const seenOf = (chosen: Plan, evidence: Evidence, { version }: Composition): Drawn => {
  const how = { tool: { name: 'labcheck', version }, trust: 'self-reported' } as const;
  const report = judgeEvidence(evidence, { plan: chosen, hints: 'none' }, how);
  return { scene: wholeInput(chosen, evidence, report, []).scene, lab: chosen.lab.id };
};

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
