import { availableParallelism } from 'node:os';
import { UsageError } from '../../model/errors.ts';
import type { Shard } from '../../stages/shard.ts';
import type { GradeOptions, OutputOptions, OverrideOption, SaveOptions } from './grade-options.ts';

/** What the command line may say about a class run. */
export type ClassOptions = GradeOptions &
  OutputOptions &
  OverrideOption &
  SaveOptions & {
    readonly jobs?: string;
    readonly shard?: string;
    readonly resume?: string;
  };

/** Whether a class is graded, or one host. */
export const isClass = ({ all, group, shard, resume, student = [] }: ClassOptions): boolean =>
  all === true || group !== undefined || shard !== undefined || resume !== undefined || new Set(student).size > 1;

/** Hosts are waited for far more than they are worked for, so there are more of them than processors. */
export const readJobs = (text: string | undefined): number => {
  if (text === undefined) return Math.max(8, availableParallelism() * 4);
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > 500)
    throw new UsageError(`--jobs cannot be "${text}".`, 'Allowed: a whole number from 1 to 500.');
  return jobs;
};

/** `2/5`: the second of five parts. */
export const readShard = (text: string | undefined): Shard => {
  if (text === undefined) return { index: 1, count: 1 };
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new UsageError(`--shard cannot be "${text}".`, 'Write for example --shard 2/5 for the second of five parts.');
  return { index, count };
};

/** How a run goes on may be said anew; what it is of may not. */
export const saidAnew: readonly string[] = ['resume', 'jobs', 'color', 'report', 'reports', 'save'];

/** @throws UsageError for options that a class run has no use for */
export const assertClassOptions = (options: ClassOptions): void => {
  const { save, resume, all, group, host, student = [] } = options;
  if (save === false)
    throw new UsageError(
      '--no-save is not for a class.',
      'Its result is the folder of the run; choose it with --reports DIR.',
    );
  if (host !== undefined)
    throw new UsageError(
      '--host names one machine, but several students were named.',
      'Grade them one by one, or write their hosts into the course file.',
    );
  if (all === true && (group !== undefined || student.length > 0))
    throw new UsageError('--all leaves nobody out.', 'Leave --all away to choose by --group or --student.');
  const others = Object.entries(options).filter(([name, value]) => value !== undefined && !saidAnew.includes(name));
  if (resume !== undefined && others.length > 0)
    throw new UsageError(
      `--resume goes on with what the run was started with; --${others[0]![0]} cannot be changed.`,
      'Leave it away, or start a new run.',
    );
};
