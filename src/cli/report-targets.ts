import { UsageError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import type { Report } from '../model/report.ts';
import type { Reporter } from '../model/reporter.ts';
import { findReporter, reporters } from '../reporters/index.ts';
import type { OutputOptions } from './grade-options.ts';
import { assertWritable, writeOutput } from './output-file.ts';
import { plainScreen, screenOf } from './screen.ts';
import type { World } from './world.ts';

/** One report to write: a format, and a file or standard output. */
export type ReportTarget = { readonly reporter: Reporter; readonly file: string | undefined };

/**
 * What `--report FORMAT[:FILE]` asks for; without any, the format for people on standard output.
 *
 * @param students how many reports there will be
 * @throws UsageError for an unknown format, two reports in one place, or a file that cannot be written
 */
export const readTargets = async (words: readonly string[] | undefined, students: number): Promise<ReportTarget[]> => {
  const targets = (words ?? [reporters[0]!.name]).map(readTarget);
  const places = targets.map(({ file }) => file ?? 'standard output');
  const twice = places.find((place, index) => places.indexOf(place) < index);
  if (twice !== undefined)
    throw new UsageError(`Two reports would go to ${twice}.`, 'Give each a file of its own: --report FORMAT:FILE');
  const single = targets.find(({ reporter, file }) => file !== undefined || reporter !== reporters[0]);
  if (students > 1 && single)
    throw new UsageError(
      `--report ${single.reporter.name} holds one student, but there are ${students}.`,
      'Do them one by one, or leave --report away: each report is saved under reports/.',
    );
  for (const { file } of targets) if (file !== undefined) await assertWritable(file);
  return targets;
};

const readTarget = (word: string): ReportTarget => {
  const [, name = '', file] = /^([^:]*)(?::(.*))?$/s.exec(word) ?? [];
  const reporter = findReporter(name);
  const names = reporters.map((known) => known.name);
  if (!reporter)
    throw new UsageError(
      `There is no report format "${name}".${nearest(name, names)}`,
      `Formats: ${names.join(', ')}.`,
    );
  if (file === '')
    throw new UsageError(
      `--report "${word}" lacks the file's name.`,
      `Write --report ${name}:FILE, or --report ${name} for standard output.`,
    );
  return { reporter, file };
};

/** @throws UsageError where a file cannot be written after all; the others are written all the same */
export const deliver = async (
  report: Report,
  targets: readonly ReportTarget[],
  { stdout, env }: World,
  { color }: OutputOptions,
): Promise<void> => {
  const failures: unknown[] = [];
  for (const { reporter, file } of targets) {
    const text = await reporter.render(report, file === undefined ? screenOf(stdout, env, color) : plainScreen);
    if (file === undefined) stdout.write(text);
    else await writeOutput(file, text).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};
