import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { course } from '../options/students.ts';

export const checkCourse = command({
  name: 'check-course',
  says: 'say everything that is wrong with a course file; connects to no host',
  options: [course],
  examples: ['labcheck check-course', 'labcheck check-course --course spring/course.yaml'],
  run: async (options, { composition, world: { stdout, env } }) => {
    const { besides, chooseLab, courseLines, loadCourse, theCourseFile, screenOf } = await import('../parts.ts');
    const file = theCourseFile(options.course);
    const known = await loadCourse(file, composition.labs, undefined, { most: Infinity, fileExists: besides(file) });
    const lab = chooseLab(await composition.labs(known.lab), known.lab);
    for (const line of courseLines(known, lab, screenOf(stdout, env).columns)) stdout.write(`${line}\n`);
    return exitCodes.passed;
  },
});
