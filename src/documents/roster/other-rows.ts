import { meaningsOf, normalHeader } from './column-names.ts';
import type { Row } from './table.ts';

/** Whether Canvas exported a table of this header. */
export const isCanvas = (header: Row): boolean => {
  const names = header.map(({ text }) => normalHeader(text));
  return ['student', 'id', 'section'].every((name) => names.includes(name));
};

const student = new RegExp('student|estud|alum|студент|слушател|teilnehm|étudiant|uczestni|účastn', 'i');

/**
 * Tells the rows that are no student’s: Canvas puts the points of each assignment and its test student among the
 * students;
 * Gradescope lists teachers too.
 */
export const otherRows = (header: Row): ((row: Row) => boolean) => {
  const byCanvas = isCanvas(header);
  const roleAt = meaningsOf(header.map(({ text }) => text)).indexOf('role');
  return (row) => {
    const role = row[roleAt]?.text ?? '';
    if (byCanvas && /^(?:points possible|manual posting|student, test)$/i.test(row[0]?.text ?? '')) return true;
    return role !== '' && !student.test(role);
  };
};
