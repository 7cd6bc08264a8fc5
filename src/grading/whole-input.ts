import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { type EarlierGrade, type ReportInput, reportAlone } from '../model/reporter.ts';
import { answersOf } from '../stages/answers.ts';
import { factsOf } from '../stages/facts.ts';
import { type Plan, planWith } from '../stages/plan.ts';
import { sceneOf } from '../stages/scene.ts';

/** A report with all that a page tells beside it: the picture, the answers behind each verdict, earlier grades. */
export const wholeInput = (
  plan: Plan,
  evidence: Evidence,
  report: Report,
  earlier: readonly EarlierGrade[],
): ReportInput => {
  const chosen = planWith(plan, evidence.parameters);
  const facts = factsOf(evidence);
  return {
    ...reportAlone(report),
    scene: sceneOf(chosen, facts, report),
    answers: answersOf(chosen, facts, evidence),
    earlier: earlier.length > 0 ? earlier : null,
  };
};
