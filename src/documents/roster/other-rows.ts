import { meaningsOf, normalHeader } from './column-names.ts';
import type { Row } from './table.ts';

/** Whether Canvas exported a table of this header: with names in one column, or in two. */
export const isCanvas = (header: Row): boolean => {
  const names = header.map(({ text }) => normalHeader(text));
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.includes(name));
  return has('id', 'section') && (has('student') || has('lastname', 'firstname'));
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
    const [first = '', second = ''] = row.map(({ text }) => text);
    if (byCanvas && /^(?:points possible|manual posting|student, test)$/i.test(first)) return true;
    if (byCanvas && first === 'Student' && second === 'Test') return true;
    return role !== '' && !student.test(role);
  };
};
