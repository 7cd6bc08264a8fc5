import { access, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { CourseSources } from '../../documents/course.ts';
import { courseText } from '../../documents/course-template.ts';
import { readRoster } from '../../documents/files/read-roster.ts';
import { reasonOf } from '../../documents/files/reason-of.ts';
import { refusal } from '../../documents/refusal.ts';
import type { Roster } from '../../documents/roster/roster.ts';
import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import type { ManualTask } from '../../model/weight.ts';
import { weightProblems } from '../../stages/weigh.ts';
import type { Composition } from '../composition.ts';
import { handOut } from '../options/hand-out.ts';
import { loadCourse } from '../options/load-course.ts';

export type NewCourse = {
  readonly lab: Lab;
  /** A table of students. */
  readonly from: string | undefined;
  /** An inventory of their machines. */
  readonly hosts: string | undefined;
  /** A parameter, of which each student gets a value of their own. */
  readonly number: string | undefined;
  readonly output: string;
};

/**
 * Writes a commented course file, which `check-course` accepts; never over another.
 *
 * @returns how many students it has, and how their table and the inventory were read
 */
export const writeCourse = async (
  { from, hosts, number, lab, output }: NewCourse,
  labs: Composition['labs'],
): Promise<{
  readonly students: number;
  readonly roster: Roster['summary'] | undefined;
  readonly sources: CourseSources;
}> => {
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
    const load = () => loadCourse(output, labs, undefined, { most: Infinity });
    let { students, sources } = await load();
    if (numbered) {
      // The table itself was read first: what is wrong in it is told with the table's lines.
      await writeFile(output, courseText({ ...draft, students: numbered }));
      ({ students, sources } = await load());
    }
    return { students: students.length, roster: roster?.summary, sources };
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
