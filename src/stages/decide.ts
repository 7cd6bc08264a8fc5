import { points } from '../model/points.ts';
import type { Decision, Grade, Report, ReportedCheck } from '../model/report.ts';
import { gradeOf } from './points.ts';

/** Decisions of one student, by check. */
export type Decisions = ReadonlyMap<string, Decision>;

/**
 * Puts a teacher's decisions beside the verdicts. Verdicts, their points and the grade stay as they are; the decided
 * grade
 * counts the decided points in their place, and a check that was decided needs no review. Pure.
 */
export const decide = (report: Report, decisions: Decisions): Report => {
  const checks = report.checks.map((check) => {
    const decision = decisions.get(check.id);
    return decision ? { ...check, decision: { ...decision, earned: points(decision.earned) } } : check;
  });
  return { ...report, checks, decided: decidedGrade(checks, report.manual) };
};

/** The grade with the teacher's decisions; null where there is none. */
export const decidedGrade = (checks: readonly ReportedCheck[], manual: Report['manual']): Grade | null =>
  checks.some(({ decision }) => decision !== null) ? gradeOf(checks.map(asDecided), manual) : null;

/** Only what the grade is made of counts here: the status of a decided check is no verdict. */
const asDecided = (check: ReportedCheck): ReportedCheck =>
  check.decision === null ? check : { ...check, earned: check.decision.earned, status: 'passed' };
