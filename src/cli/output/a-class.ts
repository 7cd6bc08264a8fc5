import type { ClassReporter } from '../../model/reporter.ts';
import { classReporters } from '../../reporters/class-reporters.ts';
import type { Reported } from './reported.ts';

/** A class and its formats. */
export const aClass: Reported<ClassReporter> = { name: 'a class', formats: classReporters };
