import { command } from '../command.ts';
import { gradingOptions } from '../options/grading.ts';
import { isClass } from '../options/is-class.ts';

/** What labcheck does without a command. */
export const grade = command({
  name: 'grade',
  says: 'What labcheck does without a command.',
  options: gradingOptions,
  hidden: true,
  examples: ['labcheck grade --student alice', 'labcheck grade --host sandbox:bob --hints full'],
  run: async (options, context) => {
    const { gradeClass, gradeOne } = await import('../parts.ts');
    return isClass(options) ? gradeClass(options, context) : gradeOne(options, context);
  },
});
