import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Course } from '../../documents/course.ts';
import { visible } from '../../languages/visible.ts';
import type { Lab } from '../../model/lab.ts';
import { wrap } from '../../reporters/wrap.ts';
import { courseSummary } from './course-summary.ts';

/** A course without faults, in labelled lines. */
export const courseLines = (course: Course, lab: Lab, columns: number): string[] => {
  const rows = courseSummary(course, lab);
  const widest = Math.max(...rows.map(({ label }) => label.length));
  return [
    ...wrap('', visible(`${course.file} is fine: ${course.title}.`, 1000), columns),
    ...rows.flatMap(({ label, text }) => wrap(`  ${label.padEnd(widest)}  `, visible(text, 4000), columns)),
  ];
};

/** Whether a file that a course names is there, beside it. */
export const besides =
  (course: string) =>
  (file: string): boolean =>
    existsSync(file.startsWith('/') ? file : join(dirname(course), file));
