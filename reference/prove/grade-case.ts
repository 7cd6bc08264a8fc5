import type { Evidence } from '../../src/index.ts';
import type { Facts } from '../../src/stages/facts.ts';
import { type Grading, grade } from '../../src/stages/grade.ts';
import type { Plan } from '../../src/stages/plan.ts';
import { assertGiven } from './assert-given.ts';

/** Grades a case as the command line grades a student, with everything told: a proof also tries the sentences. */
export const gradeCase = (plan: Plan, evidence: Evidence, facts?: Facts): Grading => {
  const grading = grade(
    plan,
    evidence,
    {
      hints: 'full',
      host: { kernel: null, os: null },
      judgedAt: new Date(0),
      trust: 'graded',
      tool: evidence.tool,
    },
    facts,
  );
  assertGiven(plan, grading.verdicts);
  return grading;
};
