import { basename, dirname } from 'node:path';
import { type Journal, writeJournal } from '../../documents/journal.ts';
import { makeRun } from '../../documents/made-run.ts';
import { partNames } from '../../documents/merged-parts.ts';
import { readRun, type SavedRun, type SavedStudent } from '../../documents/saved-run.ts';
import { readDecisions } from '../../grading/decisions.ts';
import type { GradeRequest } from '../../grading/grade.ts';
import { judgeAnew } from '../../grading/judge-anew.ts';
import { visible } from '../../languages/visible.ts';
import type { ClassStudent } from '../../model/class-report.ts';
import { LabcheckError, UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import type { Grade, Report } from '../../model/report.ts';
import { changesOf } from '../../stages/changes.ts';
import { checkHeads, classOf, phasesOf, summarise } from '../../stages/class.ts';
import { labDigest } from '../../stages/lab-digest.ts';
import type { Composition } from '../composition.ts';
import { chooseLab } from '../options/choose-lab.ts';
import type { GradeOptions, OutputOptions, OverrideOption } from '../options/grade-options.ts';
import { nearestCourseFile } from '../options/nearest-course.ts';
import { readHints } from '../options/option-values.ts';
import { readRequests } from '../options/requests.ts';
import { classOutcome } from '../output/class-outcome.ts';
import { aClass, isForPeople, readTargets } from '../output/report-targets.ts';
import type { World } from '../world.ts';

export type RegradeOptions = OutputOptions &
  OverrideOption & {
    readonly output?: string;
    readonly course?: string;
    readonly hints?: string;
  };

/** `labcheck regrade RUN`: judges what hosts answered before with the checks of today, into a run of its own. */
export const regradeCommand = async (
  folder: string,
  options: RegradeOptions,
  composition: Composition,
  world: World,
): Promise<number> => {
  const say = (line: string): void => void world.stderr.write(`labcheck: ${visible(line, 2000)}\n`);
  const targets = await readTargets(options.report, aClass);
  const hints = readHints(options.hints);
  const saved = await readRun(folder);
  const { lab, requests } = await measuresOf(saved, options, composition.labs);
  const tool = { name: 'labcheck', version: composition.version } as const;
  const everybody = saved.journal?.requests.map(({ student }) => student) ?? saved.students.flatMap(studentOf);
  const ids = [...new Set([...everybody, ...saved.students].map(({ id }) => id))];
  const { decided } = await readDecisions(options.override, lab, ids);
  const made = await makeRun(options.output, dirname(folder));
  await writeJournal(made.folder, journalOf(saved, lab, tool, everybody));
  const told = isForPeople(targets) ? world.stdout : world.stderr;
  const summaries: ClassStudent[] = [];
  let same = 0;
  for (const student of saved.students) {
    const before = 'report' in student ? student.report : undefined;
    if (!before) say('problem' in student ? student.problem : '');
    const measure = { lab, tool, request: requests.get(student.id), hints };
    const after = await judgeAnew(student, before, measure, say).catch((error: unknown) => {
      if (!(error instanceof LabcheckError)) throw error;
      say(`${student.id} is not judged anew: ${error.message}`);
      return undefined;
    });
    if (!after && !before) continue;
    const report = decided((after?.report ?? before)!);
    await made.copyAll(student.id, student.folder);
    for (const part of after?.parts ?? []) await made.write(part.report, partNames(part.run).report);
    await made.write(report);
    summaries.push(summarise(report, requests.get(student.id)?.group));
    const lines = before ? changeLines(before, report) : [];
    if (lines.length === 0) same += 1;
    else told.write(`${lines.map((line) => visible(line, 2000)).join('\n')}\n`);
  }
  told.write(`${same === 1 ? '1 student is' : `${same} students are`} as before\n\n`);
  const report = classOf(
    {
      ...{ tool, run: basename(made.folder), lab: { id: lab.id, title: lab.title } },
      phases: phasesOf(saved.students.flatMap((student) => ('report' in student ? student.report : []))),
      chosen: everybody,
      order: checkHeads(lab),
    },
    summaries,
  );
  return classOutcome(report, made.folder, targets, world, options);
};

type Measures = { readonly lab: Lab; readonly requests: ReadonlyMap<string, GradeRequest> };

/**
 * The lab as the course weighs it today; without a course, as it is. A run of one student does not say which course it
 * is of: the nearest one counts where it has this student and this lab.
 */
const measuresOf = async (
  { journal, students }: SavedRun,
  { course }: RegradeOptions,
  load: Composition['labs'],
): Promise<Measures> => {
  const command = (journal?.command ?? {}) as GradeOptions;
  const named = course ?? command.course;
  const file = named ?? nearestCourseFile();
  const report = students.flatMap((student) => ('report' in student ? student.report : []))[0];
  const id = journal?.lab.id ?? report?.lab.id;
  const asItIs = async (): Promise<Measures> => ({ lab: chooseLab(await load(id), id), requests: new Map() });
  if (file === undefined) return asItIs();
  const { student: _, group: __, ...rest } = command;
  const { requests: all } = await readRequests({ ...rest, course: file, all: true }, load);
  const requests = new Map(all.map((request) => [request.student.id, request]));
  const { lab } = all[0]!;
  const isOfRun = id === undefined || lab.id === id;
  if (named === undefined && !(isOfRun && students.some((student) => requests.has(student.id)))) return asItIs();
  if (!isOfRun)
    throw new UsageError(
      `The run is of the lab ${id}, ${file} is of ${lab.id}.`,
      'Name the course file of the run: --course FILE.',
    );
  return { lab, requests };
};

const changeLines = (before: Report, after: Report): string[] => {
  const changes = changesOf(before, after);
  if (changes.length === 0 && gradeText(before) === gradeText(after)) return [];
  return [
    `${after.student.id}: ${gradeText(before)} → ${gradeText(after)}`,
    ...changes.map(({ id, before: was, after: is }) => `  ${id}: ${was} → ${is}`),
  ];
};

const gradeText = ({ grade, decided }: Report): string =>
  [
    `${range(grade)} of ${grade.possible}`,
    ...(grade.bonus > 0 ? [`bonus ${grade.bonus}`] : []),
    ...(decided ? [`decided ${range(decided)}`] : []),
  ].join(', ');

const range = ({ earned, unknown, needsReview }: Grade): string =>
  needsReview ? `${earned}…${Math.round((earned + unknown) * 100) / 100}` : String(earned);

const studentOf = (student: SavedStudent): Report['student'][] => ('report' in student ? [student.report.student] : []);

const journalOf = (
  { id, journal }: SavedRun,
  lab: Lab,
  tool: Report['tool'],
  everybody: readonly Report['student'][],
): Omit<Journal, 'schema'> => ({
  tool,
  lab: { id: lab.id, title: lab.title, digest: labDigest(lab) },
  startedAt: new Date().toISOString(),
  command: journal?.command ?? null,
  requests: journal?.requests ?? everybody.map((student, place) => ({ student, place })),
  from: [id],
});
