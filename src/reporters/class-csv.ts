import type { ClassStudent } from '../model/class-report.ts';
import type { Grade } from '../model/report.ts';
import type { ClassInput, ClassReporter } from '../model/reporter.ts';
import { type CsvCell, csvText } from './gradebook/csv-text.ts';
import { feedbackOf } from './gradebook/feedback.ts';
import { markOf } from './gradebook/mark.ts';

/**
 * The class for a spreadsheet or a gradebook, one row a student. Where a required check could not be judged, the points
 * are left blank: never a zero for what nobody saw. `final` is the teacher's decision where there is one. Texts are free
 * of controls, and none is a formula.
 */
export const classCsv: ClassReporter = {
  name: 'csv',
  summary: 'a row for each student, for a gradebook: class.csv',
  extension: 'csv',
  render: (input) => csvText(classRows(input), input.exporting.dialect),
};

const lead = ['id', 'name', 'group', 'email'];
const points = ['earned', 'possible', 'bonus', 'by_hand', 'final', 'final_bonus', 'total'];

/** The class as a table, under a header. */
export const classRows = ({ report: { students, missing, checks }, exporting }: ClassInput): CsvCell[][] => {
  const ids = checks.map(({ id }) => id);
  const rows = students.map((student): CsvCell[] => [
    ...[student.student.id, student.student.name, student.group ?? '', student.email ?? ''],
    ...gradeCells(student),
    markOf(student.total, exporting.scale) ?? '',
    student.grade.needsReview ? 'yes' : 'no',
    student.why?.says ?? '',
    feedbackOf(student, checks).join(' '),
    ...ids.map((id) => checkCell(student, id)),
  ]);
  const absent = missing.map(({ id, name }) => [
    ...[id, name, '', ''],
    ...points.map(() => ''),
    ...['yes', 'not graded', '', ...ids.map(() => '')],
  ]);
  return [[...lead, ...points, 'needs_review', 'why', 'feedback', ...ids], ...rows, ...absent];
};

const gradeCells = ({ grade, decided }: ClassStudent): (string | number)[] => {
  const final = decided ?? grade;
  return [
    ...[known(grade, grade.earned), grade.possible, known(grade, grade.bonus), byHand(grade)],
    ...[known(final, final.earned), known(final, final.bonus)],
  ];
};

const known = ({ needsReview }: Grade, earned: number): number | '' => (needsReview ? '' : earned);

/** A gradebook that read a zero for points that are still to come would fail the class. */
const byHand = ({ manual }: Grade): number | '' => (manual === null || manual.open > 0 ? '' : manual.earned);

const checkCell = ({ checks }: ClassStudent, id: string): number | '' => {
  const check = checks.find((one) => one.id === id);
  if (!check) return '';
  if (check.decision) return check.decision.earned;
  return check.status === 'unknown' ? '' : check.earned;
};
