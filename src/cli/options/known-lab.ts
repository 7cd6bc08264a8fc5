import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { transportFor } from '../../transports/index.ts';
import type { Composition } from '../composition.ts';
import { terminalAsk } from '../output/terminal-ask.ts';
import type { World } from '../world.ts';
import { chooseLab } from './choose-lab.ts';
import { loadCourse } from './load-course.ts';
import { nearestCourseFile } from './nearest-course-file.ts';

/**
 * The lab of a name; without a name, the only lab, or the one that a human at the terminal chooses.
 *
 * @throws UsageError that lists the labs
 */
export const knownLab = async (load: Composition['labs'], name: string | undefined, world: World): Promise<Lab> => {
  const labs = await load(name);
  if (name !== undefined) return chooseLab(labs, name);
  return labs.length === 1 ? labs[0]! : chosenLab(labs, world);
};

/** The lab that a host remembers: evidence was asked for it, or a sandbox was built of it. */
export const labOfHost = async (host: string): Promise<string | undefined> => transportFor(host).labOf?.(host);

const chosenLab = async (labs: readonly Lab[], { stderr, interrupted }: World): Promise<Lab> => {
  const lines = labs.map(({ id, title }) => `  ${id}: ${title}`);
  const none = new UsageError('No lab was named.', ['Choose one with --lab:', ...lines].join('\n'));
  const ask = terminalAsk();
  if (!ask) throw none;
  stderr.write(`Which lab?\n${lines.join('\n')}\n`);
  const answer = (await ask({ prompt: 'lab: ', secret: false }, interrupted))?.trim();
  if (!answer) throw none;
  return chooseLab(labs, answer);
};

/** The lab that the nearest course file names; undefined where there is none, or none that can be used. */
export const courseLab = async (load: Composition['labs']): Promise<string | undefined> => {
  const file = nearestCourseFile();
  if (file === undefined) return undefined;
  return loadCourse(file, load, undefined).then(
    ({ lab }) => lab,
    (error: unknown) => {
      if (error instanceof UsageError) return undefined;
      throw error;
    },
  );
};
