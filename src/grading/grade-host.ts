import { UsageError } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import type { HintLevel, Report, Trust } from '../model/report.ts';
import type { Enrolment } from '../model/total.ts';
import type { ManualPoints } from '../model/weight.ts';
import { hostIdentity } from '../probes/host-identity.ts';
import { collect, type Progress } from '../stages/collect.ts';
import type { Facts } from '../stages/facts.ts';
import { grade } from '../stages/grade.ts';
import { plan } from '../stages/plan.ts';
import { transportFor } from '../transports/index.ts';
import type { SshSettings } from '../transports/ssh/index.ts';
import { hostHead } from './host-head.ts';

/** One student to grade. */
export type GradeRequest = Enrolment & {
  readonly lab: Lab;
  readonly student: Report['student'];
  readonly host: string;
  readonly set: Readonly<Record<string, string>>;
  readonly skip: readonly string[];
  /** The lab's phases to grade; empty for all. */
  readonly phases: readonly string[];
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

/** @throws UsageError where the request could only fail, without asking the host anything */
export const assertGradable = ({ lab, set, skip, phases, host }: GradeRequest): void => {
  plan(lab, set, skip, phases);
  transportFor(host);
};

/**
 * Grades one host: asks it, or reads what was asked before, and judges that.
 *
 * @throws UsageError where the request cannot be used; what a host does is in the report instead
 */
export const gradeHost = async (request: GradeRequest, context: GradeContext): Promise<Graded> => {
  let known: Facts | undefined;
  const evidence = await evidenceOf(request, context, (facts) => (known = facts));
  const options = { ...request, tool: context.tool, trust: trustIn(request.host) };
  return { evidence, report: judgeEvidence(evidence, request.lab, options, known) };
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
  const { lab, student, host, set, skip, phases, timeoutMs, ssh } = request;
  const chosen = plan(lab, set, skip, phases);
  const transport = transportFor(host, ssh);
  if (transport.kind === 'evidence') return handedIn(await transport.read(host), request);
  return collect(chosen, { student, host, tool: context.tool }, (options) => transport.open(host, options), {
    deadlineMs: timeoutMs,
    signal: context.signal,
    progress: context.progress,
    always: [hostIdentity],
    ...(facts ? { facts } : {}),
  });
};

/** Saved evidence in the place of a host's: it must be of this lab, and not of somebody else. */
const handedIn = (evidence: Evidence, { student, host, set }: GradeRequest): Evidence => {
  const parameters = { ...evidence.parameters, ...set };
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

export type JudgeOptions = Pick<GradeRequest, 'skip' | 'phases' | 'hints' | 'manual'> &
  Pick<GradeContext, 'tool'> & { readonly trust: Trust };

/**
 * Evidence → report, with the parameters that the evidence holds.
 *
 * @param known what the evidence was read as, where that was done before
 * @throws UsageError where the evidence is of another lab, or its parameters are not this lab's
 */
export const judgeEvidence = (
  evidence: Evidence,
  lab: Lab,
  { skip, phases, hints, tool, trust, manual = [] }: JudgeOptions,
  known?: Facts,
): Report => {
  if (evidence.lab !== lab.id)
    throw new UsageError(
      `The evidence is of the lab ${evidence.lab}, not of ${lab.id}.`,
      `Judge it with --lab ${evidence.lab}.`,
    );
  const options = { skip, phases, hints, trust, host: hostHead(evidence), judgedAt: new Date(), tool, manual };
  return grade(lab, evidence, options, known).report;
};
