import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { enrolmentOf } from '../documents/enrolment-of.ts';
import { writeJournal } from '../documents/files/journal-file.ts';
import { makeRun } from '../documents/files/made-run.ts';
import { readRun, type SavedRun } from '../documents/files/read-run.ts';
import type { Journal, JournalRequest } from '../documents/journal.ts';
import type { ClassReport, ClassStudent } from '../model/class-report.ts';
import { UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { firstOf } from '../model/some-of.ts';
import { assertSeen } from '../stages/assert-seen.ts';
import { checkHeads, classOf, phasesOf, summarise } from '../stages/class.ts';
import { type MergedStudent, mergeStudent, type RunReport, worthOf } from '../stages/merge.ts';
import { separate } from '../stages/mergeable.ts';
import type { OverlapRule } from '../stages/overlap-rule.ts';
import { keepMerged } from './keep-merged.ts';

/** A run that was made from others: its class, and its folder. */
export type MadeClass = { readonly report: ClassReport; readonly folder: string };

export type MergeRequest = {
  readonly rule: OverlapRule;
  /** Evidence that was collected later is left out. */
  readonly before: Date | undefined;
  /** Whether grades from evidence that was handed in are merged, too. */
  readonly acceptSelfReported: boolean | undefined;
  /** The folder of the new run. */
  readonly output: string | undefined;
  readonly labs: readonly Lab[];
  /** Told of all that is left out. */
  readonly say: (line: string) => void;
};

/** Merges runs into a new one; they stay as they are. @throws UsageError where they cannot be merged */
export const mergeRuns = async (
  folders: readonly string[],
  { rule, before, acceptSelfReported, output, labs, say }: MergeRequest,
): Promise<MadeClass> => {
  const runs = alike(await runsIn(folders, say), say);
  const lab = labs.find(({ id }) => id === headOf(runs[0]!).lab);
  const reports = readable(runs, say).filter(({ run, report }) => {
    const late = before !== undefined && Date.parse(report.collectedAt) > before.getTime();
    if (late) say(`${report.student.id} in ${run} is left out: collected at ${report.collectedAt}.`);
    return !late;
  });
  assertSeen(
    reports.map(({ report }) => report),
    acceptSelfReported,
  );
  const chosen = chosenIn(runs);
  const merged = mergeAll(chosen, reports, rule, lab);
  const made = await makeRun(output, dirname(folders[0]!));
  const journal = journalOf(runs, chosen);
  await writeJournal(made.folder, journal);
  const summaries: ClassStudent[] = [];
  for (const student of merged) {
    await keepMerged(student, made, runs, say);
    summaries.push(
      summarise(student.report, enrolmentOf(chosen.find((one) => one.student.id === student.report.student.id))),
    );
  }
  const report = classOf(
    {
      ...{ tool: journal.tool, run: basename(made.folder) },
      lab: { id: journal.lab.id, title: journal.lab.title },
      phases: phasesOf(merged.map(({ report }) => report)),
      chosen: chosen.map(({ student }) => student),
      order: lab ? checkHeads(lab) : [],
    },
    summaries,
  );
  return { report, folder: made.folder };
};

/** The runs that can be read. A folder in which none is, or none with a report, is named; one that is missing is a slip. */
const runsIn = async (folders: readonly string[], say: (line: string) => void): Promise<SavedRun[]> => {
  const runs: SavedRun[] = [];
  const problems: UsageError[] = [];
  for (const folder of folders) {
    try {
      const run = await readRun(folder);
      assertReport(run);
      runs.push(run);
    } catch (error) {
      if (!(error instanceof UsageError) || !existsSync(folder)) throw error;
      problems.push(error);
    }
  }
  if (runs.length === 0) throw problems[0]!;
  for (const { message } of problems) say(`left out: ${message}`);
  return runs;
};

/** @throws UsageError for a run that does not even say what it is of */
const assertReport = ({ id, journal, students }: SavedRun): void => {
  if (!journal && !students.some((student) => 'report' in student))
    throw new UsageError(`${id} holds no report that can be read.`, 'Leave it out.');
};

/** The runs that can be merged with each other; the others are named. */
const alike = (all: readonly SavedRun[], say: (line: string) => void): SavedRun[] => {
  const { kept, left } = separate(all.map(headOf));
  for (const { run, lab, why } of left) {
    const folder = all.find(({ id }) => id === run)?.folder;
    const cure = lab === kept[0]?.lab ? ` Judge it again with today’s checks: labcheck regrade ${folder}` : '';
    say(`${run} is left out: it was graded ${why}.${cure}`);
  }
  const ids = kept.map(({ run }) => run);
  return all.filter(({ id }) => ids.includes(id));
};

const orderOf = (lab: Lab | undefined): string[] => lab?.checks.map(({ id }) => id) ?? [];

const headOf = ({ id, journal, students }: SavedRun) => {
  const reports = students.flatMap((student) => ('report' in student ? student.report : []));
  const of = (journal ?? reports[0])!;
  const worth = new Map(reports.flatMap(({ checks }) => checks.map((check) => [check.id, worthOf(check)])));
  return { run: id, lab: of.lab.id, version: of.tool.version, digest: journal?.lab.digest ?? null, worth };
};

const readable = (runs: readonly SavedRun[], say: (line: string) => void): RunReport[] =>
  runs.flatMap(({ id, students }) =>
    students.flatMap((student) => {
      if ('report' in student) return { run: id, report: student.report };
      say(`${student.id} in ${id} is left out: ${student.problem}`);
      return [];
    }),
  );

/** Everybody of all runs, in the order of the course. */
const chosenIn = (runs: readonly SavedRun[]): JournalRequest[] => {
  const all = runs.flatMap(({ journal, students }): readonly JournalRequest[] =>
    journal
      ? journal.requests
      : students.flatMap((student) => ('report' in student ? { student: student.report.student, place: 0 } : [])),
  );
  return [...new Map(all.toReversed().map((request) => [request.student.id, request])).values()]
    .toReversed()
    .toSorted((a, b) => a.place - b.place);
};

/** @throws UsageError that names who cannot be merged */
const mergeAll = (
  chosen: readonly JournalRequest[],
  reports: readonly RunReport[],
  rule: OverlapRule,
  lab: Lab | undefined,
): MergedStudent[] => {
  const problems: UsageError[] = [];
  const merged = chosen.flatMap(({ student }) => {
    const own = reports.filter(({ report }) => report.student.id === student.id);
    try {
      return own.length === 0 ? [] : mergeStudent(own, rule, orderOf(lab));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(error);
      return [];
    }
  });
  if (problems.length > 0)
    throw new UsageError(
      firstOf(
        problems.map(({ message }) => message),
        mostProblems,
        (more) => `… and ${more} more students.`,
      ).join('\n'),
      problems[0]!.cure,
    );
  return merged;
};

/** More would not be read. */
const mostProblems = 8;

const journalOf = (runs: readonly SavedRun[], requests: readonly JournalRequest[]): Omit<Journal, 'schema'> => {
  const first = runs.find(({ journal }) => journal)?.journal;
  const report = runs.flatMap(({ students }) => students).flatMap((one) => ('report' in one ? one.report : []))[0];
  return {
    tool: first?.tool ?? report!.tool,
    lab: first?.lab ?? { ...report!.lab, digest: null },
    startedAt: new Date().toISOString(),
    command: first?.command ?? null,
    requests,
    from: runs.map(({ id }) => id),
  };
};
