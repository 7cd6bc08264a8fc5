import { visible } from '../languages/visible.ts';
import type { Causes, Check } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import { type HintLevel, type Report, reportSchema, type Trust } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import type { ManualPoints } from '../model/weight.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Plan } from './plan.ts';
import { gradeOf, nextOf } from './points.ts';
import { reportedCheck } from './reported-check.ts';

export type ScoreOptions = {
  readonly hints: HintLevel;
  readonly trust: Trust;
  /** The facts about the host for the report's head. */
  readonly host: Omit<Report['host'], 'uri'>;
  readonly judgedAt: Date;
  readonly tool: Report['tool'];
  /** Points that a person gave for work that no machine sees. */
  readonly manual?: readonly ManualPoints[];
};

/**
 * Verdicts → the report: points, sentences, and the one thing to do next. Pure.
 *
 * @param facts the parsed evidence, where it was parsed before
 */
export const score = (
  plan: Plan,
  evidence: Evidence,
  verdicts: readonly Verdict[],
  { hints, trust, host: { kernel, os, note }, judgedAt, tool, manual: given = [] }: ScoreOptions,
  facts: Facts = factsOf(evidence),
): Report => {
  const byId = new Map(verdicts.map((verdict) => [verdict.check, verdict]));
  const checks = plan.checks.map((check) => reportedCheck(check, byId.get(check.id)!, plan, facts, evidence, hints));
  const manual = given.map((task) => ({ ...task, title: visible(task.title) }));
  const { student, host: uri, collectedAt, durationMs, roundTrips } = evidence;
  return {
    schema: reportSchema,
    trust,
    tool,
    lab: { id: plan.lab.id, title: plan.lab.title },
    student,
    parameters: Object.fromEntries(
      Object.entries(plan.parameters)
        .filter(([name]) => name in plan.set)
        .filter(hasValue),
    ),
    host: {
      uri,
      kernel: kernel === null ? null : visible(kernel),
      os: os === null ? null : visible(os),
      ...(note === undefined ? {} : { note: visible(note) }),
    },
    collectedAt,
    judgedAt: judgedAt.toISOString(),
    durationMs,
    roundTrips,
    skipped: plan.skipped,
    phases: plan.phases,
    grade: gradeOf(checks, manual),
    decided: null,
    next: nextOf(checks, (id) => undoneBy(plan.checks, byId.get(id))),
    checks,
    manual,
  };
};

/** The checks that the repair of a failure undoes. */
const undoneBy = (checks: readonly Check<never>[], verdict: Verdict | undefined): readonly string[] => {
  if (verdict?.status !== 'failed') return [];
  const causes: Causes | undefined = checks.find(({ id }) => id === verdict.check)?.causes;
  return causes?.[verdict.cause]?.undoes ?? [];
};

const hasValue = (entry: [string, string | number | undefined]): entry is [string, string | number] =>
  entry[1] !== undefined;
