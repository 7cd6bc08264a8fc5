import type { ClassInput, GradebookEntry } from '../../model/reporter.ts';
import { feedbackOf } from './feedback.ts';
import { markOf } from './mark.ts';

/** The graded students of a class, as any gradebook takes them. */
export const entriesOf = ({ report, exporting }: ClassInput): GradebookEntry[] =>
  report.students.map((student) => ({
    id: student.student.id,
    email: student.email,
    mark: markOf(student.total, exporting.scale),
    feedback: feedbackOf(student, report.checks),
  }));
