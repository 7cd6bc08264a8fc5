import { UsageError } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import type { HintLevel, Report, Trust } from '../model/report.ts';
import type { Enrolment } from '../model/total.ts';
import type { ManualPoints } from '../model/weight.ts';
import { hostIdentity } from '../probes/host-identity.ts';
import { collect, type Progress } from '../stages/collect.ts';
import { type Facts, factsOf } from '../stages/facts.ts';
import { grade } from '../stages/grade.ts';
import { type Plan, planWith } from '../stages/plan.ts';
import { transportFor } from '../transports/index.ts';
import type { SshSettings } from '../transports/ssh/index.ts';
import { hostHead } from './host-head.ts';
import { timeBudget } from './time-budget.ts';

/** One student to grade. */
export type GradeRequest = Enrolment & {
  /** The lab as it is weighed, with the student's parameters and the checks that are graded. */
  readonly plan: Plan;
  readonly student: Report['student'];
  readonly host: string;
  readonly hints: HintLevel;
  /** The host's total time, in milliseconds. */
  readonly timeoutMs: number;
  /** How hosts over the network are reached; one object for all hosts of a run. */
  readonly ssh?: SshSettings;
  /** Points that a person gave for work that no machine sees. */
  readonly manual?: readonly ManualPoints[];
};

export type GradeContext = {
  readonly tool: Report['tool'];
  readonly signal: AbortSignal;
  readonly progress: (event: Progress) => void;
};

export type Graded = { readonly evidence: Evidence; readonly report: Report };

/** The id of a student who checks their own machine. */
export const self: Report['student'] = { id: 'self', name: 'self' };

/**
 * Grades one host: asks it, or reads what was asked before, and judges that.
 *
 * @throws UsageError where the request cannot be used; what a host does is in the report instead
 */
export const gradeHost = async (request: GradeRequest, context: GradeContext): Promise<Graded> => {
  let known: Facts | undefined;
  const evidence = await evidenceOf(request, context, (facts) => (known = facts));
  return { evidence, report: judgeEvidence(evidence, request, { ...context, trust: trustIn(request.host) }, known) };
};

/**
 * The answers of a host to a lab's probes.
 *
 * @param facts is called with the parsed answers, where a host gave them all
 */
export const evidenceOf = async (
  request: GradeRequest,
  context: GradeContext,
  facts?: (facts: Facts) => void,
): Promise<Evidence> => {
  const { plan, student, host, timeoutMs, ssh } = request;
  const transport = transportFor(host, ssh);
  if (transport.kind === 'evidence') {
    // Loaded where it is of use: a grading of a live host starts without it.
    const { readHandedIn } = await import('./read-handed-in.ts');
    const saved = await readHandedIn(transport.fileOf(host), (id) => {
      if (id !== plan.lab.id) throw otherLab(id, plan.lab.id);
      return plan.lab;
    });
    return handedIn(saved, request);
  }
  return collect(plan, { student, host, tool: context.tool }, (options) => transport.open(host, options), {
    deadlineMs: timeoutMs,
    signal: context.signal,
    progress: context.progress,
    always: [hostIdentity],
    guard: timeBudget(),
    ...(facts ? { facts } : {}),
  });
};

const otherLab = (found: string, asked: string): UsageError =>
  new UsageError(`The evidence is of the lab ${found}, not of ${asked}.`, `Judge it with --lab ${found}.`);

/** Saved evidence in the place of a host's: it must be of this lab, and not of somebody else. */
const handedIn = (evidence: Evidence, { student, host, plan }: GradeRequest): Evidence => {
  const parameters = { ...evidence.parameters, ...plan.set };
  if (student.id === self.id) return { ...evidence, parameters };
  if (evidence.student.id !== self.id && evidence.student.id !== student.id)
    throw new UsageError(
      `${host} is evidence of ${evidence.student.id}, not of ${student.id}.`,
      `Name the evidence of ${student.id}, or judge it without --student.`,
    );
  return { ...evidence, parameters, student };
};

/** Evidence that is named by hand was asked by somebody else. */
export const trustIn = (host: string): Trust => (transportFor(host).kind === 'evidence' ? 'self-reported' : 'graded');

/** How evidence is judged, beside its plan. */
export type JudgeRequest = Pick<GradeRequest, 'plan' | 'hints' | 'manual'>;

/**
 * Evidence → report, with the parameters that the evidence holds.
 *
 * @param facts what the evidence was read as, where that was done before
 * @throws UsageError where the evidence is of another lab, or its parameters are not this lab's
 */
export const judgeEvidence = (
  evidence: Evidence,
  { plan, hints, manual = [] }: JudgeRequest,
  { tool, trust }: Pick<GradeContext, 'tool'> & { readonly trust: Trust },
  facts: Facts = factsOf(evidence, timeBudget()),
): Report => {
  const { lab } = plan;
  if (evidence.lab !== lab.id) throw otherLab(evidence.lab, lab.id);
  const options = { hints, trust, host: hostHead(evidence), judgedAt: new Date(), tool, manual };
  return grade(planWith(plan, evidence.parameters), evidence, options, facts).report;
};
