import { access, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { courseText } from '../../documents/course-template.ts';
import { refusal } from '../../documents/refusal.ts';
import { readRoster } from '../../documents/roster/read-roster.ts';
import type { Roster } from '../../documents/roster/roster.ts';
import { reasonOf } from '../../documents/text-file.ts';
import { visible } from '../../languages/visible.ts';
import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import type { ManualTask } from '../../model/weight.ts';
import { weightProblems } from '../../stages/weigh.ts';
import type { Composition } from '../composition.ts';
import { exitCodes } from '../exit-code.ts';
import { chooseLab } from '../options/choose-lab.ts';
import { loadCourse } from '../options/course-file.ts';
import { handOut } from '../options/hand-out.ts';
import { rosterLine } from '../output/roster-line.ts';
import type { World } from '../world.ts';

export type InitOptions = {
  readonly from?: string;
  readonly hosts?: string;
  readonly number?: string;
  readonly lab?: string;
  readonly output?: string;
};

/** `labcheck init`: writes a commented course file, which `check-course` accepts; never over another. */
export const initCommand = async (
  { from, hosts, number, lab: name, output = 'course.yaml' }: InitOptions,
  composition: Composition,
  { stdout }: World,
): Promise<number> => {
  const labs = await composition.labs();
  const lab = chooseLab(labs, name);
  if (from !== undefined && !/\.(?:csv|tsv|txt|xlsx)$/i.test(from))
    throw new UsageError(`--from "${from}" is no table.`, 'Name a file that ends in .csv, .tsv, .txt or .xlsx.');
  for (const [option, value] of Object.entries({ '--number': number, '--hosts': hosts }))
    if (value !== undefined && from === undefined)
      throw new UsageError(`${option} needs the students.`, `Name their table: --from participants.csv`);
  const besides = (file: string): string => relative(dirname(output), file);
  const roster = from === undefined ? undefined : await usableRoster(from, lab);
  const hasHosts = roster?.students.every(({ value }) => 'host' in (value as object)) ?? true;
  const draft = {
    title: lab.title,
    lab: lab.id,
    roster: from === undefined ? undefined : besides(from),
    hosts: hosts === undefined ? undefined : besides(hosts),
    hostPattern: hasHosts || hosts !== undefined ? undefined : 'ssh://{id}',
    manual: roster ? manualOf(roster) : [],
    hasX: Object.hasOwn(lab.parameters, 'x'),
    examples: examplesOf(lab),
  };
  const numbered = roster && number !== undefined ? handOut(roster, lab, number) : undefined;
  await create(output, courseText(draft));
  try {
    const load = () => loadCourse(output, composition.labs, undefined, { most: Infinity });
    let { students } = await load();
    if (numbered) {
      // The table itself was read first: what is wrong in it is told with the table's lines.
      await writeFile(output, courseText({ ...draft, students: numbered }));
      ({ students } = await load());
    }
    const count = students.length === 1 ? 'one student' : `${students.length} students`;
    const told = roster && from !== undefined ? rosterLine({ ...roster.summary, file: from }) : '';
    if (told !== '') stdout.write(`${visible(told, 4000)}\n`);
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

/** @throws UsageError where the table cannot be used: nothing is written then */
const usableRoster = async (file: string, lab: Lab): Promise<Roster> => {
  const roster = await readRoster(file, { parameters: Object.keys(lab.parameters), hostsElsewhere: true });
  if (roster.problems.length === 0) return roster;
  throw refusal(file, roster.problems, `Correct ${file}, then run labcheck init again. Nothing was written.`);
};

/** The manual tasks that a roster has columns for, each worth as much as the best student has. */
const manualOf = ({ students }: Roster): ManualTask[] => {
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
