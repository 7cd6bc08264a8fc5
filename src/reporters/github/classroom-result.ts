import type { Report, ReportedCheck } from '../../model/report.ts';
import { plain } from '../plain.ts';
import { waitsText } from '../waits-text.ts';

type ClassroomTest = {
  readonly name: string;
  readonly status: 'pass' | 'fail' | 'error';
  readonly score: number;
  readonly message: string;
  readonly test_code: string;
  readonly filename: string;
  readonly line_no: number;
  readonly duration: number;
};

/** As GitHub Classroom's runners hand it to its reporter. */
export type ClassroomResult = {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'error';
  readonly max_score: number;
  readonly tests: readonly ClassroomTest[];
};

/** An environment variable holds some 128 KiB, and this comes into one. */
const mostTests = 200;
const longestMessage = 200;

/**
 * The required checks as tests of equal worth. Classroom adds up the scores, while the reporter's table shows passed tests ÷
 * tests × maximum: only with equal tests do the two agree, so a check of two points is two tests. A grade that is not
 * known yet has no maximum, and then nothing is sent to Classroom.
 */
export const classroomResult = ({ checks, grade, decided }: Report): ClassroomResult => {
  const required = checks.filter(({ bonus }) => !bonus);
  const { possible, needsReview } = decided ?? grade;
  const unit = unitOf(required, possible);
  const isOpen = needsReview || (grade.manual?.open ?? 0) > 0;
  const tests = required.flatMap((check) => testsOf(check, checks, unit, isOpen));
  const passed = tests.every(({ status }) => status === 'pass');
  return {
    version: 1,
    status: isOpen ? 'error' : passed ? 'pass' : 'fail',
    max_score: isOpen ? 0 : rounded(tests.length * unit),
    tests,
  };
};

const earnedOf = ({ decision, earned }: ReportedCheck): number => decision?.earned ?? earned;
const hundredths = (points: number): number => Math.round(points * 100);
const rounded = (points: number): number => Math.round(points * 100) / 100;

/** The largest worth of which all points are multiples; with too many of these, one that splits each check. */
const unitOf = (checks: readonly ReportedCheck[], possible: number): number => {
  const all = checks.flatMap((check) => [hundredths(check.points), hundredths(earnedOf(check))]);
  const unit = Math.max(1, all.reduce(divisor, 0));
  return Math.max(unit, Math.ceil(hundredths(possible) / mostTests)) / 100;
};

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

const testsOf = (
  check: ReportedCheck,
  checks: readonly ReportedCheck[],
  unit: number,
  isOpen: boolean,
): ClassroomTest[] => {
  const count = Math.max(1, Math.round(check.points / unit));
  const passed = Math.min(count, Math.round(earnedOf(check) / unit));
  const title = plain(check.title) || check.id;
  return Array.from({ length: count }, (_, index) => {
    const passes = index < passed;
    return {
      name: count === 1 ? title : `${title} (${index + 1}/${count})`,
      status: passes ? 'pass' : check.status === 'unknown' ? 'error' : 'fail',
      score: passes && !isOpen ? unit : 0,
      message: passes
        ? ''
        : plain(check.says ?? (check.blockedBy ? waitsText(check, checks) : '')).slice(0, longestMessage),
      test_code: check.id,
      ...{ filename: '', line_no: 0, duration: 0 },
    };
  });
};
