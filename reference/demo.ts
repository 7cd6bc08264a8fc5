import { randomBytes } from 'node:crypto';
import type { Report } from '../src/index.ts';
import type { Demo } from '../src/model/reference.ts';
import { exitCodes } from '../src/model/reference.ts';
import { assertRoot } from './assert-root.ts';
import { demoClass } from './class/demo-class.ts';
import { type DemoStudent, studentsOf } from './demo-students.ts';
import { provide, referenceOf } from './reference-command.ts';
import { createLayer } from './sandbox/create-layer.ts';
import { createSandbox } from './sandbox/create-sandbox.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/**
 * Builds a simulated host for each student of the demonstration, grades all, and takes the hosts away again. Prints the
 * reports of those who are shown, and a table of all.
 */
export const demo: Demo = async (options, ui) => {
  assertRoot('The demonstration');
  if (options.students !== undefined) return demoClass({ ...options, students: options.students }, ui);
  const reference = referenceOf(options.lab);
  await provide(reference.commands, options.withDeps, ui);
  const run = randomBytes(2).toString('hex');
  const binds = await reference.binds();
  const students = studentsOf(reference);
  ui.say(
    `building the lab ${options.lab.id} for ${students.map(({ id }) => id).join(', ')}, each in a sandbox of this machine`,
  );
  const layer = await createLayer({ name: `demo-${run}`, binds }, (machine) =>
    reference.prepare(machine, { signal: ui.signal }),
  );
  const hosts: Sandbox[] = [];
  try {
    const reports = await Promise.all(
      students.map(async ({ id, name, work }) => {
        const sandbox = await createSandbox({
          name: `demo-${run}-${id}`,
          lifetime: 'owner',
          lab: options.lab.id,
          binds,
          layer,
        });
        hosts.push(sandbox);
        await work(sandbox, ui.signal);
        ui.say(`${id} is ready; grading`);
        return ui.grade({ lab: options.lab, student: { id, name }, host: sandbox.uri, set: {}, hints: 'full' });
      }),
    );
    for (const [index, { name, shown }] of students.entries()) {
      if (!shown) continue;
      ui.print(`\n── ${name} ──\n`);
      await ui.show(reports[index]!);
    }
    ui.print('\n── everyone ──\n');
    for (const line of tableOf(students, reports)) ui.print(line);
    const page = await ui.pages(ui.folder);
    ui.print(
      `\nThe reports and the evidence are in ${ui.folder}. Judge again without the hosts: labcheck judge ${ui.folder}/bob/evidence.json`,
    );
    ui.print(`Pages for a browser: ${page}`);
    return exitCodes.passed;
  } finally {
    await Promise.allSettled(hosts.map((sandbox) => sandbox.destroy()));
    await layer.destroy();
  }
};

/** One line a student: the grade, and the one thing to do next. */
const tableOf = (students: readonly DemoStudent[], reports: readonly Report[]): string[] => {
  const rows = students.map(({ id }, index) => {
    const { grade, next } = reports[index]!;
    const points = `${grade.earned} of ${grade.possible}${grade.bonus > 0 ? ` + ${grade.bonus}` : ''}`;
    return [id, points, next ? `${next.check}: ${next.says}` : 'nothing left to do'];
  });
  const all = [['student', 'points', 'next'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map(
    ([id = '', points = '', next = '']) => `${id.padEnd(widths[0]!)}  ${points.padEnd(widths[1]!)}  ${next}`,
  );
};
