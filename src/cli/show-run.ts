import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { earlierGrades } from '../documents/files/earlier-grades.ts';
import { filesOfRun } from '../documents/files/files-of-run.ts';
import { makeFolder } from '../documents/files/make-folder.ts';
import { readRun, type SavedRun, type SavedStudent } from '../documents/files/read-run.ts';
import { enrolmentIn, savedClass, savedInput } from '../grading/saved-input.ts';
import { UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { nearest } from '../model/nearest.ts';
import type { Report } from '../model/report.ts';
import type { ClassReporter } from '../model/reporter.ts';
import { classReporters } from '../reporters/class-reporters.ts';
import { reporters } from '../reporters/reporters.ts';
import { assertSeen } from '../stages/assert-seen.ts';
import type { Composition } from './composition.ts';
import { exitCodeOf, worst } from './exit-code.ts';
import type { ShowOptions } from './options/grade-options.ts';
import { aClass } from './output/a-class.ts';
import { changeLines } from './output/change-lines.ts';
import { exitCodeOfClass } from './output/class-outcome.ts';
import { saying } from './output/console-ui.ts';
import { exportingOf } from './output/exporting-of.ts';
import { assertNoInput, writeOutput } from './output/output-file.ts';
import {
  assertForSeveral,
  deliver,
  deliverReport,
  namesOf,
  oneStudent,
  type ReportTarget,
  readTargets,
} from './output/report-targets.ts';
import { plainScreen } from './output/screen.ts';
import type { World } from './world.ts';

/** A student of a saved run whose report can be read. */
type Readable = SavedStudent & { readonly report: Report };

/** Shows a saved run as it is: nothing is asked, judged or saved in it. */
export const showRun = async (
  folder: string,
  names: readonly string[],
  options: ShowOptions & { readonly against?: string | undefined },
  composition: Composition,
  world: World,
): Promise<number> => {
  const run = await readRun(folder);
  const before = options.against === undefined ? undefined : readable(await readRun(options.against));
  const all = readable(run);
  for (const student of run.students) if ('problem' in student) saying(world)(student.problem);
  if (all.length === 0) throw new UsageError(`${folder} holds no report that can be read.`, 'Name another run.');
  const labs = await composition.labs(all[0]!.report.lab.id);
  const chosen = names.length > 0 ? names.map((name) => studentOf(run, all, name)) : all;
  const { folders, words } = await sorted(options.report);
  const inputs = (await Promise.all([folder, options.against ?? folder].map(filesOfRun))).flat();
  const isOne = names.length > 0 || (run.journal === undefined && all.length === 1);
  if (words === undefined || words.length > 0)
    await (isOne
      ? showStudents(
          run,
          chosen,
          await readTargets({ ...options, report: words }, oneStudent, inputs),
          labs,
          world,
          options,
        )
      : showClass(run, all, await readTargets({ ...options, report: words }, aClass, inputs), labs, world, options));
  for (const target of folders)
    await writePages(run, chosen, target, { labs, inputs, withClass: !isOne, options }, world);
  if (before)
    for (const { report } of chosen) {
      const earlier = before.find(({ id }) => id === report.student.id);
      const lines = earlier ? changeLines(earlier.report, report) : [`${report.student.id}: not in the other run`];
      world.stdout.write(lines.map((line) => `${line}\n`).join(''));
    }
  return isOne ? worst(chosen.map(({ report }) => exitCodeOf(report))) : exitCodeOfClass(savedClass(run, labs));
};

const readable = ({ students }: SavedRun): Readable[] => students.filter((student) => 'report' in student);

/** By id or by name. @throws UsageError for nobody of the run */
const studentOf = ({ id: run }: SavedRun, all: readonly Readable[], word: string): Readable => {
  const found = all.find(({ id }) => id === word) ?? all.find(({ report }) => report.student.name === word);
  if (found) return found;
  const ids = all.map(({ id }) => id);
  throw new UsageError(`${run} has no student "${word}".${nearest(word, ids)}`, `Its students are: ${ids.join(', ')}.`);
};

/** A format, and the folder that its files are written to. */
type FolderTarget = { readonly format: string; readonly folder: string };

/** Reports that go to a folder, and all others as they were typed; undefined where none was typed. */
const sorted = async (
  typed: readonly string[] | undefined,
): Promise<{ readonly folders: readonly FolderTarget[]; readonly words: readonly string[] | undefined }> => {
  const folders: FolderTarget[] = [];
  const words: string[] = [];
  for (const word of typed ?? []) {
    const [, format = '', folder = ''] = /^([^:]*):(.+)$/s.exec(word) ?? [];
    const isFolder = folder.endsWith('/') || ((await stat(folder).catch(() => undefined))?.isDirectory() ?? false);
    if (folder !== '' && isFolder) folders.push({ format, folder });
    else words.push(word);
  }
  return { folders, words: typed === undefined ? undefined : words };
};

const showStudents = async (
  run: SavedRun,
  chosen: readonly Readable[],
  targets: readonly ReportTarget[],
  labs: readonly Lab[],
  world: World,
  options: ShowOptions,
): Promise<void> => {
  if (chosen.length > 1) assertForSeveral(targets, chosen.length);
  for (const [index, { folder, report }] of chosen.entries()) {
    if (index > 0) world.stdout.write('\n');
    const { total } = enrolmentIn(run, report.student.id);
    const beside = {
      whole: () => savedInput(run, folder, report, labs),
      earlier: () => earlierGrades(run.folder, report, 1),
    };
    await deliverReport(report, targets, world, options, beside, total);
  }
};

const reportsOf =
  (all: readonly Readable[]) =>
  async (id: string): Promise<Report> =>
    all.find((student) => student.id === id)!.report;

const showClass = async (
  run: SavedRun,
  all: readonly Readable[],
  targets: readonly ReportTarget<ClassReporter>[],
  labs: readonly Lab[],
  world: World,
  options: ShowOptions,
): Promise<void> => {
  const exporting = await exportingOf(options, namesOf(targets));
  const input = { report: savedClass(run, labs), reportOf: reportsOf(all), pageOf: null, exporting };
  if (targets.some(({ reporter }) => reporter.gradebook)) assertSeen(input.report.students, options.acceptSelfReported);
  const appendicesOf = (reporter: ClassReporter) => reporter.appendices?.(input) ?? [];
  await deliver(targets, (reporter, screen) => reporter.render(input, screen), appendicesOf, world, options);
};

type PageSettings = {
  readonly labs: readonly Lab[];
  /** The files that are read, none of which is written over. */
  readonly inputs: readonly string[];
  /** Whether the class has a file, too. */
  readonly withClass: boolean;
  readonly options: ShowOptions;
};

/** Writes a file for each student, and one for the class that links to them. */
const writePages = async (
  run: SavedRun,
  chosen: readonly Readable[],
  { format, folder }: FolderTarget,
  { labs, inputs, withClass, options }: PageSettings,
  world: World,
): Promise<void> => {
  const reporter = reporters.find(({ name }) => name === format);
  const classReporter = classReporters.find(({ name }) => name === format);
  if (!reporter) {
    const names = reporters.map(({ name }) => name);
    throw new UsageError(
      `--report ${format}:${folder} needs a format of students and of classes.${nearest(format, names)}`,
      `These are: ${names.join(', ')}.`,
    );
  }
  await makeFolder(folder).catch((error: unknown) => {
    throw new UsageError(`The folder ${folder} cannot be made: ${String(error)}.`, 'Name another folder.');
  });
  const fileOf = (id: string): string => `${id}.${reporter.extension}`;
  const classFile = withClass && classReporter ? join(folder, `class.${classReporter.extension}`) : undefined;
  await assertNoInput([...chosen.map(({ id }) => join(folder, fileOf(id))), ...(classFile ? [classFile] : [])], inputs);
  const exporting = await exportingOf(options, [format]);
  for (const { folder: own, report, id } of chosen) {
    const input = await savedInput(run, own, report, labs);
    await writeOutput(join(folder, fileOf(id)), await reporter.render({ ...input, exporting }, plainScreen));
  }
  if (classReporter && classFile !== undefined) {
    const report = savedClass(run, labs);
    const input = { report, reportOf: reportsOf(chosen), pageOf: fileOf, exporting };
    await writeOutput(classFile, await classReporter.render(input, plainScreen));
  }
  const files = chosen.length + (classFile === undefined ? 0 : 1);
  world.stderr.write(`${files} files in ${basename(folder) === '' ? folder : join(folder)}\n`);
};
