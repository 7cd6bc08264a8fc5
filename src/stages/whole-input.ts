import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { type EarlierGrade, type ReportInput, reportAlone } from '../model/reporter.ts';
import { answersOf } from './answers.ts';
import { factsOf } from './facts.ts';
import { type Plan, planWith } from './plan.ts';
import { sceneOf } from './scene.ts';

/**
 * A report with all that a page tells beside it: the picture, the answers behind each verdict, earlier grades. Pure.
 *
 * @param facts the parsed evidence, where it was parsed before
 */
export const wholeInput = (
  plan: Plan,
  evidence: Evidence,
  report: Report,
  earlier: readonly EarlierGrade[],
  facts = factsOf(evidence),
): ReportInput => {
  const chosen = planWith(plan, evidence.parameters);
  return {
    ...reportAlone(report),
    scene: sceneOf(chosen, facts, report),
    answers: answersOf(chosen, facts, evidence),
    earlier: earlier.length > 0 ? earlier : null,
  };
};
