import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { type Facts, factsOf } from './facts.ts';
import { judge } from './judge.ts';
import type { Plan } from './plan.ts';
import { type ScoreOptions, score } from './score.ts';

/** The result of one host's evidence, with everything that led to it. */
export type Grading = { readonly facts: Facts; readonly verdicts: readonly Verdict[]; readonly report: Report };

/**
 * Evidence → report: judge, score. Pure.
 *
 * @param facts the parsed evidence, where it was parsed before
 */
export const grade = (
  plan: Plan,
  evidence: Evidence,
  options: ScoreOptions,
  facts: Facts = factsOf(evidence),
): Grading => {
  const verdicts = judge(plan, evidence, facts);
  return { facts, verdicts, report: score(plan, evidence, verdicts, options, facts) };
};
