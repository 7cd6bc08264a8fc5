import { statSync } from 'node:fs';
import type { SavedRun } from '../documents/files/read-run.ts';
import { savedBeside } from '../documents/files/saved-beside.ts';
import type { GradeRequest } from '../grading/grade-host.ts';
import { judgeAnew, judgeAs, type Measure } from '../grading/judge-anew.ts';
import { readHandedIn } from '../grading/read-handed-in.ts';
import type { Measures } from '../grading/regrade-run.ts';
import { inputIn } from '../grading/saved-input.ts';
import { UsageError } from '../model/errors.ts';
import type { HintLevel, Report } from '../model/report.ts';
import type { ReportInput } from '../model/reporter.ts';
import { plan } from '../stages/plan.ts';
import { wholeInput } from '../stages/whole-input.ts';
import type { Context } from './command.ts';
import { knownLab } from './options/known-lab.ts';
import { measuresOf } from './options/measures-of.ts';
import { readRequests } from './options/read-requests.ts';
import { skipped } from './options/skipped.ts';
import { saying } from './output/console-ui.ts';

export type JudgeNamed = {
  readonly lab: string | undefined;
  readonly course: string | undefined;
  readonly hints: HintLevel | undefined;
  readonly phase: readonly string[] | undefined;
} & Parameters<typeof skipped>[1];

/** A report, and all that a page tells beside it. */
type Judged = { readonly report: Report; readonly whole: () => Promise<ReportInput> };

/**
 * Judges an evidence file, or a student's folder in a saved run. Evidence in a run is judged as that run was: by its
 * course, phases and skipped checks; all that is typed counts before them.
 */
export const judgeNamed = async (path: string, options: JudgeNamed, context: Context): Promise<Judged> => {
  const { composition, world } = context;
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const saved = isFolder || options.lab === undefined ? await savedBeside(path) : undefined;
  const student = saved?.students[0];
  const before = student && 'report' in student ? student.report : undefined;
  if (isFolder && student === undefined)
    throw new UsageError(
      `${path} is not the folder of a student: it holds no report.`,
      'Name RUN/STUDENT, or a file of evidence.',
    );
  const evidence = isFolder
    ? undefined
    : await readHandedIn(path, (id) => knownLab(composition.labs, options.lab ?? id, world));
  const lab = options.lab ?? evidence?.lab;
  const { lab: weighed, requests, anybody } = await measures(saved, lab, options.course, context);
  const measure: Measure = {
    lab: weighed,
    tool: { name: 'labcheck', version: composition.version },
    request: requests.get((before?.student ?? evidence!.student).id) ?? anybody,
    hints: options.hints,
  };
  const selection = { skip: skipped(weighed, options), phases: options.phase };
  if (evidence === undefined) {
    const { report } = await judgeAnew(student!, before, measure, saying(world), selection);
    return { report, whole: () => inputIn(student!.folder, weighed, report) };
  }
  const judged = judgeAs(evidence, before, measure, selection);
  const report: Report = before ? judged : { ...judged, trust: 'self-reported' };
  const chosen = plan(weighed, evidence.parameters, report.skipped, report.phases);
  return { report, whole: async () => wholeInput(chosen, evidence, report, []) };
};

/** The lab as the course weighs it; as it is where there is none, or where the course of the run is gone. */
const measures = async (
  saved: SavedRun | undefined,
  lab: string | undefined,
  course: string | undefined,
  { composition: { labs }, world }: Context,
): Promise<Measures & { readonly anybody?: GradeRequest | undefined }> => {
  if (saved === undefined && course === undefined)
    return { lab: await knownLab(labs, lab, world), requests: new Map() };
  const run = saved ?? { id: '', folder: '', journal: undefined, students: [] };
  try {
    const measured = await measuresOf(run, course, labs, world);
    if (saved !== undefined || course === undefined) return measured;
    // Evidence without a run may be of somebody whom the course does not name.
    const { requests } = await readRequests({ course }, labs, world);
    return { ...measured, anybody: requests[0] };
  } catch (error) {
    if (course !== undefined || !(error instanceof UsageError)) throw error;
    saying(world)(`judged without the course of the run, by the lab’s own points: ${error.message.split('\n')[0]}`);
    return { lab: await knownLab(labs, lab, world), requests: new Map() };
  }
};
