import { access, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { courseText } from '../../documents/course-template.ts';
import { readRoster } from '../../documents/roster.ts';
import { reasonOf } from '../../documents/text-file.ts';
import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import type { ManualTask } from '../../model/weight.ts';
import { weightProblems } from '../../stages/weigh.ts';
import type { Composition } from '../composition.ts';
import { exitCodes } from '../exit-code.ts';
import { chooseLab } from '../options/choose-lab.ts';
import { loadCourse } from '../options/course-file.ts';
import type { World } from '../world.ts';

export type InitOptions = { readonly from?: string; readonly lab?: string; readonly output?: string };

/** `labcheck init`: writes a commented course file, which `check-course` accepts; never over another. */
export const initCommand = async (
  { from, lab: name, output = 'course.yaml' }: InitOptions,
  composition: Composition,
  { stdout }: World,
): Promise<number> => {
  const labs = await composition.labs();
  const lab = chooseLab(labs, name);
  if (from !== undefined && !/\.csv$/i.test(from))
    throw new UsageError(`--from "${from}" is no table.`, 'Name a file that ends in .csv.');
  const roster = from === undefined ? undefined : relative(dirname(output), from);
  const text = courseText({
    title: lab.title,
    lab: lab.id,
    roster,
    manual: from === undefined ? [] : await manualOf(from),
    hasX: Object.hasOwn(lab.parameters, 'x'),
    examples: examplesOf(lab),
  });
  await create(output, text);
  try {
    const { students } = await loadCourse(output, composition.labs, undefined, { most: Infinity });
    const count = students.length === 1 ? 'one student' : `${students.length} students`;
    stdout.write(`${output} is written, with ${count}. Edit it, then: labcheck check-course\n`);
    return exitCodes.passed;
  } catch (error) {
    // A roster that cannot be used leaves no course file behind.
    await rm(output, { force: true });
    if (error instanceof UsageError && from !== undefined)
      throw new UsageError(error.message, `Correct ${from}, then run labcheck init again. Nothing was written.`);
    throw error;
  }
};

/** The manual tasks that a roster has columns for, each worth as much as the best student has. */
const manualOf = async (file: string): Promise<ManualTask[]> => {
  const { students } = await readRoster(file);
  const best = new Map<string, number>();
  for (const { value } of students)
    for (const [id, points] of Object.entries((value as { manual: Record<string, unknown> }).manual))
      best.set(id, Math.max(1, best.get(id) ?? 0, Math.ceil(Number(points) || 0)));
  return [...best].map(([id, points]) => ({ id, title: id, points }));
};

const create = async (file: string, text: string): Promise<void> => {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o666 });
  } catch (error) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    throw isThere
      ? new UsageError(
          `${file} is there already, and is not overwritten.`,
          'Name another file with -o FILE, or move it away.',
        )
      : new UsageError(
          `${file} cannot be written: ${reasonOf(error)}.`,
          'Name a file in a folder that exists and that you may write to.',
        );
  }
};

/** Examples that a course may really use. */
const examplesOf = (lab: Lab) => {
  const required = lab.checks.filter(({ bonus }) => !bonus);
  const drop = lab.checks.at(-1)!.id;
  const count = lab.checks.find(
    ({ id, bonus }) => bonus && id !== drop && weightProblems(lab, { [id]: { bonus: false } }).length === 0,
  );
  return { weigh: (required[0] ?? lab.checks[0]!).id, count: count?.id, drop };
};
