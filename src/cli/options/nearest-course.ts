import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The course file of this folder or of the nearest one above it, as a path from here. */
export const nearestCourseFile = (folder = process.cwd()): string | undefined => {
  const file = join(folder, 'course.yaml');
  if (existsSync(file)) return relative(process.cwd(), file);
  const above = dirname(folder);
  return above === folder ? undefined : nearestCourseFile(above);
};
