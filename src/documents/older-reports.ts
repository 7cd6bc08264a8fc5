import { classSchema } from '../model/class-report.ts';
import { reportSchema } from '../model/report.ts';
import { host } from '../model/step.ts';

type Saved = Readonly<Record<string, unknown>>;

/**
 * A saved report/1 in the words of today's. It lies in the folder of a run that labcheck made, so it was graded; a
 * command
 * becomes one step on the host. A part of another shape stays as it is: today's schema then says what is wrong with it.
 */
export const fromReport1 = (report: Saved): Saved => {
  const checks = each(report['checks'], checkFrom1);
  const { next } = report;
  return {
    ...report,
    schema: reportSchema,
    trust: 'graded',
    checks,
    next: isRecord(next) ? nextFrom1(next, Array.isArray(checks) ? checks : []) : next,
  };
};

const checkFrom1 = ({ command, ...check }: Saved): Saved => ({
  ...check,
  after: [],
  restsOn: null,
  look: [],
  repair: typeof command === 'string' ? [host(command)] : [],
});

const nextFrom1 = (next: Saved, checks: readonly unknown[]): Saved => {
  const of = checks.find((check): check is Saved => isRecord(check) && check['id'] === next['check']);
  return { ...next, task: firstTask(of), look: [], repair: of?.['repair'] ?? [] };
};

const firstTask = (check: Saved | undefined): unknown => {
  const tasks = check?.['tasks'];
  return Array.isArray(tasks) ? (tasks[0] ?? null) : null;
};

/** A saved class/1 likewise; it did not tell what each student should do next. */
export const fromClass1 = (report: Saved): Saved => ({
  ...report,
  schema: classSchema,
  students: each(report['students'], (student) => ({
    ...student,
    group: null,
    email: null,
    total: totalFrom1(student['grade'], student['decided']),
    trust: 'graded',
    next: null,
    checks: each(student['checks'], (check) => ({ ...check, says: null, blockedBy: null })),
  })),
  checks: each(report['checks'], (check) => ({ ...check, title: check['id'], tasks: [] })),
});

/** Class/1 held no number for a gradebook: required points, a bonus and points by hand were added, as they still are. */
const totalFrom1 = (grade: unknown, decided: unknown): unknown => {
  const counted = isRecord(decided) ? decided : grade;
  if (!isRecord(counted)) return null;
  const manual = isRecord(counted['manual']) ? counted['manual'] : {};
  const sum = (...numbers: unknown[]): number =>
    Math.round(numbers.reduce((total: number, one) => total + Number(one ?? 0), 0) * 100) / 100;
  const waitsFor = counted['needsReview'] === true ? 'review' : Number(manual['open'] ?? 0) > 0 ? 'manual' : null;
  return {
    points: waitsFor === null ? sum(counted['earned'], counted['bonus'], manual['earned']) : null,
    possible: sum(counted['possible'], manual['possible']),
    scale: null,
    waitsFor,
  };
};

const isRecord = (value: unknown): value is Saved =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const each = (list: unknown, change: (one: Saved) => Saved): unknown =>
  Array.isArray(list) ? list.map((one: unknown) => (isRecord(one) ? change(one) : one)) : list;
