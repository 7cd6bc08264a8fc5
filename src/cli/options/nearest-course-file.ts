import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../../model/errors.ts';

/** The course file of this folder or of the nearest one above it, as a path from here. */
export const nearestCourseFile = (folder = process.cwd()): string | undefined => {
  const file = join(folder, 'course.yaml');
  if (existsSync(file)) return relative(process.cwd(), file);
  const above = dirname(folder);
  return above === folder ? undefined : nearestCourseFile(above);
};

/** The course file that was named, or the nearest one. @throws UsageError where there is none */
export const theCourseFile = (named: string | undefined): string => {
  const file = named ?? nearestCourseFile();
  if (file !== undefined) return file;
  throw new UsageError(
    'There is no course.yaml here or in a folder above.',
    'Name it with --course FILE, or make one: labcheck init',
  );
};
