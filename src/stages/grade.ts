import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import type { Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { type Facts, factsOf } from './facts.ts';
import { judge } from './judge.ts';
import { type Plan, plan } from './plan.ts';
import { type ScoreOptions, score } from './score.ts';

/** How evidence is graded: which checks of the lab count, and all that the report says beside their verdicts. */
export type GradingOptions = ScoreOptions & {
  readonly skip?: readonly string[];
  readonly phases?: readonly string[];
};

/** The result of one host's evidence, with everything that led to it. */
export type Grading = {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly verdicts: readonly Verdict[];
  readonly report: Report;
};

/**
 * Evidence → report, with the parameters that the evidence holds: plan, judge, score. Pure.
 *
 * @param facts the parsed evidence, where it was parsed before
 * @throws UsageError where its parameters, or the checks to skip, are not this lab's
 */
export const grade = (
  lab: Lab,
  evidence: Evidence,
  { skip = [], phases = [], ...options }: GradingOptions,
  facts: Facts = factsOf(evidence),
): Grading => {
  const chosen = plan(lab, evidence.parameters, skip, phases);
  const verdicts = judge(chosen, evidence, facts);
  return { plan: chosen, facts, verdicts, report: score(chosen, evidence, verdicts, options, facts) };
};
