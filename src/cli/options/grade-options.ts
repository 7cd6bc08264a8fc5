import { exporting } from './exporting.ts';
import { acceptNewHostKeys, host, identity, jobs, timeout } from './hosts.ts';
import { hints, lab, only, phase, set, skip, task } from './lab.ts';
import { attributeOf, type Typed, type ValuesOf } from './option.ts';
import { color, override, report, reports, resume, save } from './reports.ts';
import { all, course, group, shard, student } from './students.ts';

/** The options of a grading, in the order of its help. */
export const gradeOptions = [
  ...([all, group, shard, jobs, resume] as const),
  ...([student, course, lab, set, host, report, hints] as const),
  ...exporting,
  ...([timeout, identity, acceptNewHostKeys, skip, only, task, phase, override, reports, save, color] as const),
] as const;
export type GradeOptions = ValuesOf<typeof gradeOptions>;

/** Options of output; none of them affects a verdict. */
export type ShowOptions = Partial<
  Pick<GradeOptions, 'report' | 'color' | 'scale' | 'acceptSelfReported' | 'fill' | 'column' | 'csvDialect'>
>;

/** Options that define a run, as they were typed; the others may change on --resume. */
export const definingOptions = (typed: Readonly<Record<string, unknown>>): Record<string, Typed> =>
  Object.fromEntries(
    gradeOptions
      .filter(({ definesRun }) => definesRun)
      .map(attributeOf)
      .flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name] as Typed]])),
  );
