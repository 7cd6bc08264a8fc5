import { UsageError } from '../../model/errors.ts';
import { definingOptions, type GradeOptions } from './grade-options.ts';

/** Whether a class is graded, or one host. */
export const isClass = ({ all, group, shard, resume, student = [] }: GradeOptions): boolean =>
  all === true || group !== undefined || shard !== undefined || resume !== undefined || new Set(student).size > 1;

/**
 * @param typed all that was typed, by name
 * @throws UsageError for options that a class run has no use for
 */
export const assertForClass = (
  { save, resume, all, group, host, student = [] }: GradeOptions,
  typed: Readonly<Record<string, unknown>>,
): void => {
  if (save === false)
    throw new UsageError(
      '--no-save is not for a class.',
      'Its result is the folder of the run; choose it with --reports DIR.',
    );
  if (host !== undefined) throw oneMachine();
  if (all === true && (group !== undefined || student.length > 0))
    throw new UsageError('--all already selects every student.', 'Omit --all to use --group or --student.');
  const [other] = Object.keys(definingOptions(typed));
  if (resume !== undefined && other !== undefined)
    throw new UsageError(
      `--resume continues with the options that the run was started with; --${other} cannot be changed.`,
      `Omit --${other}, or start a new run.`,
    );
};

export const oneMachine = (): UsageError =>
  new UsageError(
    '--host names one machine, but several students were named.',
    'Grade them one by one, or write their hosts into the course file.',
  );
