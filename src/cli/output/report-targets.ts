import { UsageError } from '../../model/errors.ts';
import { nearest } from '../../model/nearest.ts';
import type { Report } from '../../model/report.ts';
import { type Appendix, type Reporter, type ReportInput, reportAlone, type Screen } from '../../model/reporter.ts';
import { type TotalRule, usualTotal } from '../../model/total.ts';
import { reporters } from '../../reporters/reporters.ts';
import { totalOf } from '../../stages/total.ts';
import type { ShowOptions } from '../options/grade-options.ts';
import type { World } from '../world.ts';
import { exportingOf } from './exporting-of.ts';
import { appendOutput, assertNoInput, assertWritable, writeOutput } from './output-file.ts';
import type { Reported } from './reported.ts';
import { plainScreen, screenOf } from './screen.ts';

/** One report to write: a format, and a file or standard output. */
export type ReportTarget<F = Reporter> = { readonly reporter: F; readonly file: string | undefined };

type Named = { readonly name: string; readonly binary?: true };

/** One student and the formats. */
export const oneStudent: Reported<Reporter> = { name: 'one student', formats: reporters };

/**
 * The reports that `--report FORMAT[:FILE]` asks for; by default the format for people on standard output.
 *
 * @param inputs files that the command reads
 * @throws UsageError for an unknown format, two reports in one place, or a file that cannot be written or is read
 */
export const readTargets = async <F extends Named>(
  options: ShowOptions,
  subject: Reported<F>,
  inputs: readonly string[] = [],
): Promise<ReportTarget<F>[]> => {
  const words = options.report ?? [subject.formats[0]!.name];
  const targets = await Promise.all(words.map((word) => readTarget(word, subject)));
  const places = targets.map(({ file }) => file ?? 'standard output');
  const twice = places.find((place, index) => places.indexOf(place) < index);
  if (twice !== undefined)
    throw new UsageError(`Two reports would go to ${twice}.`, 'Give each a file of its own: --report FORMAT:FILE');
  await assertApart(targets, [...inputs, ...(options.fill === undefined ? [] : [options.fill])]);
  for (const { file } of targets) if (file !== undefined) await assertWritable(file);
  await exportingOf(options, namesOf(targets));
  return targets;
};

/** @throws UsageError where a report would be written over a file that is read */
export const assertApart = (targets: readonly ReportTarget<Named>[], inputs: readonly string[]): Promise<void> =>
  assertNoInput(
    targets.flatMap(({ file }) => file ?? []),
    inputs,
  );

/** The names of the formats that are written. */
export const namesOf = (targets: readonly ReportTarget<Named>[]): string[] =>
  targets.map(({ reporter }) => reporter.name);

const readTarget = async <F extends Named>(
  word: string,
  { name: subject, formats }: Reported<F>,
): Promise<ReportTarget<F>> => {
  const [, name = '', file] = /^([^:]*)(?::(.*))?$/s.exec(word) ?? [];
  const reporter = formats.find((format) => format.name === name);
  const names = formats.map((known) => known.name);
  if (!reporter) {
    const { aClass } = await import('./a-class.ts');
    const other = [oneStudent, aClass].find((one) => one.formats.some((known) => known.name === name));
    throw new UsageError(
      other
        ? `--report ${name} holds ${other.name}, but this is ${subject}.`
        : `There is no report format "${name}".${nearest(name, names)}`,
      `Formats of ${subject}: ${names.join(', ')}.`,
    );
  }
  if (file === '')
    throw new UsageError(
      `--report "${word}" lacks the file's name.`,
      `Write --report ${name}:FILE, or --report ${name} for standard output.`,
    );
  if (file === undefined && reporter.binary)
    throw new UsageError(`--report ${name} is no text for a screen.`, `Name a file: --report ${name}:class.${name}`);
  return { reporter, file };
};

/** Whether standard output gets nothing but what people read, so that other lines for them may stand beside it. */
export const isForPeople = (targets: readonly ReportTarget<Named>[]): boolean =>
  targets.every(({ reporter, file }) => file !== undefined || reporter.name === 'terminal');

/**
 * Writes each report to its place, and the texts beside it to the files that the environment names.
 *
 * @param text what a format makes of what is reported
 * @throws UsageError where a file cannot be written after all; the others are written all the same
 */
export const deliver = async <F>(
  targets: readonly ReportTarget<F>[],
  text: (reporter: F, screen: Screen) => ReturnType<Reporter['render']>,
  appendicesOf: (reporter: F) => readonly Appendix[],
  { stdout, env }: World,
  { color }: ShowOptions,
): Promise<void> => {
  const failures: unknown[] = [];
  for (const { reporter, file } of targets) {
    try {
      const whole = await text(reporter, file === undefined ? screenOf(stdout, env, color) : plainScreen);
      if (file === undefined) stdout.write(whole);
      else await writeOutput(file, whole);
      for (const appendix of appendicesOf(reporter)) {
        const place = env[appendix.variable];
        if (place !== undefined && place !== '') await appendOutput(place, appendix.text);
      }
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};

/** Makes what stands beside a report, for formats that show it. */
export type BesideReport = {
  readonly whole: () => Promise<ReportInput>;
  readonly earlier: () => Promise<ReportInput['earlier']>;
};

/** Writes one student's report. */
export const deliverReport = async (
  report: Report,
  targets: readonly ReportTarget[],
  world: World,
  options: ShowOptions,
  { whole, earlier }: BesideReport,
  rule: TotalRule = usualTotal,
): Promise<void> => {
  const total = totalOf(report.grade, report.decided, rule);
  const beside = { total, exporting: await exportingOf(options, namesOf(targets)) };
  const input = { ...reportAlone(report), ...beside };
  const appendicesOf = (reporter: Reporter): readonly Appendix[] => reporter.appendices?.(input) ?? [];
  const text = async (reporter: Reporter, screen: Screen) =>
    reporter.render(
      reporter.whole
        ? { ...(await whole()), ...beside }
        : { ...input, earlier: reporter.earlier ? await earlier() : null },
      screen,
    );
  await deliver(targets, text, appendicesOf, world, options);
};

/** @throws UsageError for formats of which there can be only one in a place */
export const assertForSeveral = (targets: readonly ReportTarget[], count: number): void => {
  const single = targets.find(({ reporter, file }) => file !== undefined || reporter.name !== 'terminal');
  if (single)
    throw new UsageError(
      `--report ${single.reporter.name} holds one student, but there are ${count}.`,
      'Judge them one by one. A saved run is shown as a whole: labcheck show RUN --report FORMAT',
    );
};
