import { command } from '../command.ts';
import { gradeOptions } from '../options/grade-options.ts';
import { isClass } from '../options/is-class.ts';

/** Grading: the default command. */
export const grade = command({
  name: 'grade',
  says: 'Grading: the default command.',
  options: gradeOptions,
  hidden: true,
  examples: ['labcheck grade --student alice', 'labcheck grade --host sandbox:bob --hints full'],
  run: async (options, context) => {
    if (!isClass(options)) return (await import('../grade-one.ts')).gradeOne(options, context);
    const { gradeClass } = await import('../parts.ts');
    return gradeClass(options, context);
  },
});
