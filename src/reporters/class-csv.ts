import { stringify } from 'csv-stringify/sync';
import type { ClassReport, ClassStudent } from '../model/class-report.ts';
import type { Grade } from '../model/report.ts';
import type { ClassReporter } from '../model/reporter.ts';
import { plain } from './plain.ts';

/**
 * The class for a spreadsheet or a gradebook, one row a student. Where a required check could not be judged, the points
 * are left blank: never a zero for what nobody saw. `final` is the teacher's decision where there is one. Texts are free
 * of controls, and none is a formula.
 */
export const classCsv: ClassReporter = {
  name: 'csv',
  summary: 'a row for each student, for a gradebook: class.csv',
  extension: 'csv',
  render: ({ report }) => rowsOf(report),
};

const rowsOf = ({ students, missing, checks }: ClassReport): string => {
  const ids = checks.map(({ id }) => id);
  const head = [...['id', 'name', 'earned', 'possible', 'bonus', 'by_hand'], ...['final', 'final_bonus']];
  const rows = students.map((student) => [
    ...[student.student.id, plain(student.student.name).trim()],
    ...gradeCells(student),
    student.grade.needsReview ? 'yes' : 'no',
    plain(student.why?.says ?? ''),
    ...ids.map((id) => checkCell(student, id)),
  ]);
  const absent = missing.map(({ id, name }) => [
    ...[id, plain(name).trim(), '', '', '', '', '', ''],
    ...['yes', 'not graded', ...ids.map(() => '')],
  ]);
  return stringify([[...head, 'needs_review', 'why', ...ids], ...rows, ...absent], {
    escape_formulas: true,
    record_delimiter: 'windows',
  });
};

const gradeCells = ({ grade, decided }: ClassStudent): (string | number)[] => {
  const final = decided ?? grade;
  return [
    ...[known(grade, grade.earned), grade.possible, known(grade, grade.bonus), grade.manual?.earned ?? ''],
    ...[known(final, final.earned), known(final, final.bonus)],
  ];
};

const known = ({ needsReview }: Grade, points: number): number | '' => (needsReview ? '' : points);

const checkCell = ({ checks }: ClassStudent, id: string): number | '' => {
  const check = checks.find((one) => one.id === id);
  if (!check) return '';
  if (check.decision) return check.decision.earned;
  return check.status === 'unknown' ? '' : check.earned;
};
