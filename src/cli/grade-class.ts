import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesOfRun } from '../documents/files/files-of-run.ts';
import { readJournal, writeJournal } from '../documents/files/journal-file.ts';
import { readRun } from '../documents/files/read-run.ts';
import { openRun, type Run, reopenRun } from '../documents/files/run.ts';
import type { Journal } from '../documents/journal.ts';
import { journalName } from '../documents/run-files.ts';
import { assertSame, journalOf } from '../grading/class-journal.ts';
import { type DecisionFile, readDecisions } from '../grading/decisions.ts';
import type { GradeRequest } from '../grading/grade-host.ts';
import { gradeStudents } from '../grading/grade-students.ts';
import { withRunLock } from '../grading/with-run-lock.ts';
import type { ClassStudent } from '../model/class-report.ts';
import { UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import type { ClassReporter } from '../model/reporter.ts';
import { word } from '../shell/quote.ts';
import { checkHeads, classOf, summarise } from '../stages/class.ts';
import { isInShard } from '../stages/shard.ts';
import type { Context } from './command.ts';
import type { Composition } from './composition.ts';
import { definingOptions, type GradeOptions, gradeOptions, shownAgain } from './options/grade-options.ts';
import { hostsAtOnce } from './options/hosts.ts';
import { assertForClass } from './options/is-class.ts';
import { nearestCourseFile } from './options/nearest-course-file.ts';
import { valuesOf } from './options/option.ts';
import { readRequests } from './options/read-requests.ts';
import { aClass } from './output/a-class.ts';
import { rootAdviceOfClass } from './output/advice.ts';
import { classOutcome } from './output/class-outcome.ts';
import { classView } from './output/class-view.ts';
import { interrupted } from './output/failure.ts';
import { assertApart, type ReportTarget, readTargets } from './output/report-targets.ts';
import type { World } from './world.ts';

/** All that a class run depends on. */
type ClassPlan = {
  readonly requests: readonly GradeRequest[];
  readonly lab: Lab;
  /** Where the course is kept. */
  readonly folder: string;
  readonly decisions: DecisionFile;
  readonly journal: Omit<Journal, 'schema'>;
  readonly note: string | undefined;
  /** The files that are read. */
  readonly inputs: readonly string[];
};

/** How a run goes on, and where it is reported: nothing that its verdicts depend on. */
type Showing = {
  readonly jobs: number;
  readonly targets: readonly ReportTarget<ClassReporter>[];
  readonly options: GradeOptions;
  /** The words that were typed for them. */
  readonly shown: readonly string[];
  /** The whole command line. */
  readonly line: string;
};

/** `labcheck --all`, and its parts: grades a class, or resumes a run that was interrupted. */
export const gradeClass = async (
  options: GradeOptions,
  { composition, world, typed, line }: Context,
): Promise<number> => {
  assertForClass(options, typed);
  const how: Showing = {
    jobs: options.jobs ?? hostsAtOnce(),
    targets: await readTargets(options, aClass),
    options,
    ...{ shown: shownAgain(typed), line },
  };
  if (options.resume === undefined) {
    const plan = await planOf(commandOf(options, typed), composition, world);
    await assertApart(how.targets, plan.inputs);
    const run = await openRun(options.reports ?? join(plan.folder, 'reports'), new Date());
    await writeJournal(run.folder, plan.journal);
    return withRunLock(run, () => gradeRun(run, plan, [], how, world));
  }
  const folder = runFolder(options.resume, options.reports);
  const before = await readJournal(folder);
  if (before.command === null || before.from.length > 0)
    throw new UsageError(`${folder} was made from other runs: there is nothing to resume.`, 'Resume those.');
  const plan = await planOf(before.command, composition, world);
  assertSame(folder, before, plan.journal);
  await assertApart(how.targets, [...plan.inputs, ...(await filesOfRun(folder))]);
  const run = reopenRun(folder);
  return withRunLock(run, async () => gradeRun(run, plan, await finishedIn(run, plan.requests), how, world));
};

/** The options that define a run. Their files are named so that it can be resumed from another folder. */
const commandOf = (options: GradeOptions, typed: Context['typed']): Journal['command'] & object => {
  const course = options.course ?? nearestCourseFile();
  if (course === undefined)
    throw new UsageError(
      'A class needs a course file, and there is no course.yaml here or in a folder above.',
      'Name it with --course FILE.',
    );
  return {
    ...definingOptions(typed),
    course: resolve(course),
    ...(options.override === undefined ? {} : { override: resolve(options.override) }),
  };
};

const planOf = async (
  command: NonNullable<Journal['command']>,
  composition: Composition,
  world: World,
): Promise<ClassPlan> => {
  const options = valuesOf(gradeOptions, command);
  const everybody = options.group === undefined && options.student === undefined;
  const {
    lab,
    requests: all,
    folder,
    roster,
    note,
    inputs,
  } = await readRequests({ ...options, all: everybody }, composition.labs, world);
  const chosen = ({ student }: GradeRequest): boolean =>
    options.shard === undefined || isInShard(student.id, options.shard);
  const requests = all.filter(chosen);
  const decisions = await readDecisions(options.override, lab, roster);
  const journal = journalOf(all, chosen, lab, composition.version, {
    ...command,
    ...(decisions.digest === undefined ? {} : { decisions: decisions.digest }),
  });
  return { requests, lab, folder, decisions, journal, note, inputs };
};

const runFolder = (word: string, reports = 'reports'): string => {
  const candidates = [word, join(reports, word)];
  return candidates.find((folder) => existsSync(join(folder, journalName))) ?? word;
};

/** @throws UsageError where a report that was written is damaged: it must not be graded anew in silence */
const finishedIn = async ({ folder }: Run, requests: readonly GradeRequest[]): Promise<ClassStudent[]> => {
  const enrolments = new Map(requests.map((request) => [request.student.id, request]));
  const { students } = await readRun(folder);
  return students.map((student) => {
    if ('report' in student) return summarise(student.report, enrolments.get(student.id));
    throw new UsageError(student.problem, `Move ${student.folder} away to grade this student again.`);
  });
};

const gradeRun = async (
  run: Run,
  { requests, lab, decisions, journal, note }: ClassPlan,
  finished: readonly ClassStudent[],
  { jobs, targets, options, shown, line }: Showing,
  world: World,
): Promise<number> => {
  const ids = new Set(finished.map(({ student }) => student.id));
  const left = requests.filter(({ student }) => !ids.has(student.id));
  if (note !== undefined) world.stderr.write(`${note}\n`);
  if (finished.length > 0) world.stderr.write(`${finished.length} of ${requests.length} are graded already\n`);
  const view = classView(world, left.length);
  const { tool } = journal;
  let graded: ClassStudent[];
  try {
    graded = await gradeStudents(left, {
      ...{ run, tool, jobs, watcher: view },
      signal: world.interrupted,
      decided: decisions.decided,
    });
  } catch (error) {
    view.stop();
    world.stderr.write(`${wayOn(run, shown)}\n`);
    throw error;
  } finally {
    view.stop();
  }
  if (graded.length < left.length) {
    const code = interrupted(world, `${finished.length + graded.length} of ${requests.length} students were graded`);
    world.stderr.write(`${wayOn(run, shown)}\n`);
    return code;
  }
  const report = classOf(
    {
      ...{ tool, run: run.id },
      lab: { id: lab.id, title: lab.title },
      phases: requests[0]?.plan.phases ?? [],
      chosen: requests.map(({ student }) => student),
      order: checkHeads(lab),
    },
    [...finished, ...graded],
  );
  const code = await classOutcome(report, run.folder, targets, world, options);
  const advice = rootAdviceOfClass(report.students, line);
  if (advice !== undefined) world.stderr.write(`${advice}\n`);
  return code;
};

/** The command to go on with; how its reports are written is no part of a run, and said again. */
const wayOn = ({ folder }: Run, shown: readonly string[]): string =>
  ['Go on with: labcheck --resume', word(folder), ...shown].join(' ');
