import { join } from 'node:path';
import { evidenceInRun } from '../documents/files/evidence.ts';
import { partsIn } from '../documents/files/merged-parts.ts';
import type { SavedStudent } from '../documents/files/read-run.ts';
import { readReport } from '../documents/files/report.ts';
import { LabcheckError, UsageError } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import type { Decision, HintLevel, Report } from '../model/report.ts';
import { decide } from '../stages/decide.ts';
import { mergeStudent, type RunReport } from '../stages/merge.ts';
import { plan } from '../stages/plan.ts';
import { type GradeRequest, judgeEvidence } from './grade-host.ts';

/** The lab, course and hint level that saved evidence is judged by today. */
export type Measure = {
  readonly lab: Lab;
  readonly tool: Report['tool'];
  /** The student's entry in the course of today. */
  readonly request: GradeRequest | undefined;
  readonly hints: HintLevel | undefined;
};

/** A student's report of today, and those of the runs that it was merged from; none where it is of one run. */
export type JudgedAnew = { readonly report: Report; readonly parts: readonly RunReport[] };

/**
 * Judges a student's saved evidence by other measures. A student merged from several runs is judged run by run and
 * merged again, because the merged report holds only some checks of each run.
 *
 * @param say told of runs whose evidence cannot be judged; their old verdicts count
 * @throws LabcheckError where the student cannot be judged anew
 */
export const judgeAnew = async (
  { id, folder }: SavedStudent,
  before: Report | undefined,
  measure: Measure,
  say: (line: string) => void,
  selection: Selection = {},
): Promise<JudgedAnew> => {
  const runs = await partsIn(folder);
  if (runs.length === 0)
    return { report: await judgeFile(join(folder, 'evidence.json'), id, before, measure, selection), parts: [] };
  const parts: RunReport[] = [];
  for (const { run, evidence, report } of runs) {
    const old = await readReport(report);
    const anew = await judgeFile(evidence, id, old, measure, selection).catch((error: unknown) => {
      if (!(error instanceof LabcheckError)) throw error;
      say(`${id} in ${run} is not judged anew: ${error.message}`);
      return old;
    });
    parts.push({ run, report: anew });
  }
  const { checks, phases } = measure.lab;
  const { report } = mergeStudent(
    parts,
    'best',
    checks.map((check) => check.id),
  );
  const inOrder = { ...report, phases: phases.filter((phase) => report.phases.includes(phase)) };
  return { report: withDecisionsOf(before, inOrder), parts };
};

const judgeFile = async (
  file: string,
  id: string,
  before: Report | undefined,
  measure: Measure,
  selection: Selection,
): Promise<Report> => {
  const evidence = await evidenceInRun(file);
  if (evidence.student.id !== id) throw new UsageError(`the evidence is of ${evidence.student.id}.`);
  return judgeAs(evidence, before, measure, selection);
};

/** The checks that are named anew; undefined where the run's own selection counts. */
export type Selection = {
  readonly skip?: readonly string[] | undefined;
  readonly phases?: readonly string[] | undefined;
};

/** Judges evidence as the run that it lies in was judged, by today's measures. */
export const judgeAs = (
  evidence: Evidence,
  before: Report | undefined,
  { lab, tool, request, hints }: Measure,
  { skip = [], phases }: Selection = {},
): Report => {
  const known = before?.skipped.filter((check) => lab.checks.some((one) => one.id === check));
  const skipped = [...(request?.plan.skipped ?? known ?? []), ...skip];
  const after = judgeEvidence(
    evidence,
    {
      plan: plan(lab, evidence.parameters, skipped, phases ?? before?.phases ?? request?.plan.phases ?? []),
      hints: hints ?? request?.hints ?? 'nudge',
      manual: request?.manual ?? before?.manual ?? [],
    },
    // Evidence in a run's folder was asked by that run, but where a course named it by hand.
    { tool, trust: before?.trust ?? 'graded' },
  );
  return withDecisionsOf(before, after);
};

/** Earlier decisions of the teacher still hold. */
const withDecisionsOf = (before: Report | undefined, after: Report): Report => {
  const old = (before?.checks ?? []).flatMap(({ id, decision }) => (decision ? [[id, decision] as const] : []));
  return old.length === 0 ? after : decide(after, new Map<string, Decision>(old));
};
