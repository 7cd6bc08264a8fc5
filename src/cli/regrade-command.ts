import { basename, dirname, join } from 'node:path';
import { readEvidence } from '../documents/evidence.ts';
import { type Journal, writeJournal } from '../documents/journal.ts';
import { makeRun } from '../documents/made-run.ts';
import { readRun, type SavedRun, type SavedStudent } from '../documents/saved-run.ts';
import { visible } from '../languages/visible.ts';
import type { ClassStudent } from '../model/class-report.ts';
import { LabcheckError, UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import type { Decision, Grade, Report } from '../model/report.ts';
import { changesOf } from '../stages/changes.ts';
import { classOf, phasesOf, summarise } from '../stages/class.ts';
import { decide } from '../stages/decide.ts';
import { labDigest } from '../stages/lab-digest.ts';
import { classOutcome } from './class-outcome.ts';
import type { Composition } from './composition.ts';
import { readDecisions } from './decisions.ts';
import { type GradeRequest, judgeEvidence } from './grade.ts';
import type { GradeOptions, OutputOptions, OverrideOption } from './grade-options.ts';
import { chooseLab } from './labs.ts';
import { readHints } from './option-values.ts';
import { aClass, isForPeople, readTargets } from './report-targets.ts';
import { readRequests } from './requests.ts';
import type { World } from './world.ts';

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
    const after = await judged(student, before, {
      lab,
      tool,
      request: requests.get(student.id),
      hints: options.hints,
    }).catch((error: unknown) => {
      if (!(error instanceof LabcheckError)) throw error;
      say(`${student.id} is not judged anew: ${error.message}`);
      return before;
    });
    if (!after) continue;
    const report = decided(withOld(after, before));
    await made.copy(student.id, [[join(student.folder, 'evidence.json'), 'evidence.json']]);
    await made.write(report);
    summaries.push(summarise(report));
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
      order: lab.checks.map(({ id }) => id),
    },
    summaries,
  );
  return classOutcome(report, made.folder, targets, world, options);
};

type Measures = { readonly lab: Lab; readonly requests: ReadonlyMap<string, GradeRequest> };

/** The lab as the course weighs it today; without a course, as it is. */
const measuresOf = async (
  { journal, students }: SavedRun,
  { course }: RegradeOptions,
  load: Composition['labs'],
): Promise<Measures> => {
  const command = (journal?.command ?? {}) as GradeOptions;
  const file = course ?? command.course;
  const report = students.flatMap((student) => ('report' in student ? student.report : []))[0];
  const id = journal?.lab.id ?? report?.lab.id;
  if (file === undefined) return { lab: chooseLab(await load(id), id), requests: new Map() };
  const { student: _, group: __, ...rest } = command;
  const { requests } = await readRequests({ ...rest, course: file, all: true }, load);
  const { lab } = requests[0]!;
  if (id !== undefined && lab.id !== id)
    throw new UsageError(
      `The run is of the lab ${id}, ${file} is of ${lab.id}.`,
      'Name the course file of the run: --course FILE.',
    );
  return { lab, requests: new Map(requests.map((request) => [request.student.id, request])) };
};

type Judging = {
  readonly lab: Lab;
  readonly tool: Report['tool'];
  readonly request: GradeRequest | undefined;
  readonly hints: string | undefined;
};

const judged = async (
  { id, folder }: SavedStudent,
  before: Report | undefined,
  { lab, tool, request, hints }: Judging,
): Promise<Report> => {
  if (before?.checks.some(({ run }) => run !== null))
    throw new UsageError('the report was made from several runs; regrade those, and merge them again.');
  const evidence = await readEvidence(join(folder, 'evidence.json'));
  if (evidence.student.id !== id) throw new UsageError(`the evidence is of ${evidence.student.id}.`);
  return judgeEvidence(evidence, lab, {
    skip: request?.skip ?? before?.skipped.filter((check) => lab.checks.some((one) => one.id === check)) ?? [],
    phases: before?.phases ?? request?.phases ?? [],
    hints: readHints(hints) ?? request?.hints ?? 'nudge',
    manual: request?.manual ?? before?.manual ?? [],
    tool,
  });
};

/** What a teacher decided before still holds. */
const withOld = (after: Report, before: Report | undefined): Report => {
  const old = (before?.checks ?? []).flatMap(({ id, decision }) => (decision ? [[id, decision] as const] : []));
  return old.length === 0 ? after : decide(after, new Map<string, Decision>(old));
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
