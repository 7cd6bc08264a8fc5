import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { evidenceInRun } from '../documents/files/evidence.ts';
import type { Run } from '../documents/files/run.ts';
import { visible } from '../languages/visible.ts';
import type { ClassStudent } from '../model/class-report.ts';
import { GraderError, HostError, LabcheckError } from '../model/errors.ts';
import { type Evidence, evidenceSchema } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { summarise } from '../stages/class.ts';
import type { Progress } from '../stages/collect.ts';
import { type Graded, type GradeRequest, gradeHost, judgeEvidence, trustIn } from './grade-host.ts';

/** Beyond a host's own deadline: by then its transport should have given up. Milliseconds. */
const graceMs = 5000;

/** The events of a class run, for a view of it. */
export type ClassWatcher = {
  readonly started: (request: GradeRequest) => void;
  readonly moved: (request: GradeRequest, event: Progress) => void;
  readonly finished: (request: GradeRequest, summary: ClassStudent) => void;
};

export type ClassGrading = {
  readonly run: Run;
  readonly tool: Report['tool'];
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly watcher: ClassWatcher;
  /** Puts a teacher's decisions beside the verdicts. */
  readonly decided: (report: Report) => Report;
};

/**
 * Grades students beside each other. Each is judged and saved on arrival, then only a summary is kept.
 *
 * Whatever a host does, it becomes that student's `unknown`. When the signal comes, who is finished is kept and the rest
 * is left.
 *
 * @returns the summaries of those who were finished
 * @throws UsageError where a student cannot be saved: nothing more is begun then
 */
export const gradeStudents = async (
  requests: readonly GradeRequest[],
  { run, tool, jobs, signal, watcher, decided }: ClassGrading,
): Promise<ClassStudent[]> => {
  const limit = pLimit(jobs);
  const stop = new AbortController();
  const over = AbortSignal.any([signal, stop.signal]);
  // Every host that is being asked listens; that many are no leak.
  setMaxListeners(0, over);
  const summaries: ClassStudent[] = [];
  const gradeOne = async (request: GradeRequest): Promise<void> => {
    if (over.aborted) return;
    watcher.started(request);
    const graded = await gradeSafely(request, tool, over, run, (event) => watcher.moved(request, event));
    if (!graded) return;
    const report = decided(graded.report);
    await run.save(graded.evidence, report);
    const summary = summarise(report, request);
    summaries.push(summary);
    watcher.finished(request, summary);
  };
  const results = await Promise.allSettled(
    requests.map((request) =>
      limit(() =>
        gradeOne(request).catch((error: unknown) => {
          stop.abort();
          throw error;
        }),
      ),
    ),
  );
  const broken = results.find((result) => result.status === 'rejected');
  if (broken) throw broken.reason;
  return summaries;
};

/** Undefined where the run is over. */
const gradeSafely = async (
  request: GradeRequest,
  tool: Report['tool'],
  over: AbortSignal,
  run: Run,
  progress: (event: Progress) => void,
): Promise<Graded | undefined> => {
  const startedAt = new Date();
  const began = performance.now();
  const own = new AbortController();
  const signal = AbortSignal.any([over, own.signal]);
  try {
    const left = await evidenceLeft(request, run);
    if (left)
      return {
        evidence: left,
        report: judgeEvidence(left, request, { tool, trust: trustIn(request.host) }),
      };
    return await within(request.timeoutMs + graceMs, over, gradeHost(request, { tool, signal, progress }));
  } catch (error) {
    own.abort();
    if (over.aborted) return undefined;
    // Nobody's host is to blame, and nobody counts as finished by it.
    if (error instanceof GraderError) throw error;
    const evidence = nothingFrom(
      request,
      tool,
      { startedAt, durationMs: Math.round(performance.now() - began) },
      failureOf(error),
    );
    return { evidence, report: judgeEvidence(evidence, request, { tool, trust: 'graded' }) };
  }
};

/** Evidence of a host whose report was not written because the grader was killed: no host is asked twice. */
const evidenceLeft = async ({ student, plan }: GradeRequest, { folder }: Run): Promise<Evidence | undefined> => {
  const evidence = await evidenceInRun(join(folder, student.id, 'evidence.json')).catch(() => undefined);
  return evidence?.student.id === student.id && evidence.lab === plan.lab.id ? evidence : undefined;
};

/** A transport that does not keep to its deadline costs its own student the answers, and nobody else the run. */
const within = async <T>(ms: number, over: AbortSignal, work: Promise<T>): Promise<T> => {
  const stop = new AbortController();
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new HostError(`no end within ${ms / 1000} s`)), ms);
    stop.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    // Work in progress ends by this signal itself; nobody waits for it longer than a moment.
    over.addEventListener('abort', () => setTimeout(reject, graceMs, over.reason).unref(), { signal: stop.signal });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
  }
};

const failureOf = (error: unknown): NonNullable<Evidence['failure']> => {
  const known = error instanceof LabcheckError;
  const message = error instanceof Error ? error.message : String(error);
  return {
    reason: error instanceof HostError ? error.reason : known ? 'unreachable' : 'defect',
    detail: visible(message.replaceAll('\n', ' ')),
    cure: visible(
      (known ? error.cure : 'Please report this as a defect of labcheck, with the command that you typed.') ??
        'Grade this student again.',
    ),
  };
};

const nothingFrom = (
  { plan, student, host }: GradeRequest,
  tool: Report['tool'],
  { startedAt, durationMs }: { readonly startedAt: Date; readonly durationMs: number },
  failure: NonNullable<Evidence['failure']>,
): Evidence => ({
  schema: evidenceSchema,
  tool,
  lab: plan.lab.id,
  student,
  parameters: plan.set,
  host: host.slice(0, 300),
  collectedAt: startedAt.toISOString(),
  durationMs,
  roundTrips: 0,
  failure,
  outputs: {},
});
