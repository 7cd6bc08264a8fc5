import { word } from '../../shell/quote.ts';
import { exporting } from './exporting.ts';
import { acceptNewHostKeys, host, identity, jobs, timeout } from './hosts.ts';
import { hints, lab, only, phase, set, skip, task } from './lab.ts';
import { attributeOf, longName, type Typed, type ValuesOf } from './option.ts';
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

/** Options of output as words to type again: they may change on --resume, and so no run remembers them. */
export const shownAgain = (typed: Readonly<Record<string, unknown>>): string[] =>
  gradeOptions
    .filter((option) => !option.definesRun && ![resume, reports, save, jobs].some((one) => one.flags === option.flags))
    .flatMap((option) => {
      const value = typed[attributeOf(option)];
      if (typeof value === 'boolean') return value === option.flags.startsWith('--no-') ? [] : [longName(option)];
      const values = Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [];
      return values.flatMap((one) => [longName(option), word(one)]);
    });
