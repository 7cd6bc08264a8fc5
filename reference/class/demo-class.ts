import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoRequest, DemoUi, Ui } from '../../src/model/reference.ts';
import { assertRoot } from '../assert-root.ts';
import { commandsFor } from '../dependencies/table.ts';
import { provide, referenceOf } from '../reference-command.ts';
import { courseText } from './course-text.ts';
import { createClass } from './create-class.ts';
import { graderWords } from './grader-words.ts';
import { simulate } from './simulate.ts';
import { simulatedStudents } from './simulated-students.ts';

/**
 * Builds a class of simulated hosts, grades it over ssh as `labcheck --all` does, and takes the hosts away again. The
 * course file and the reports stay.
 */
export const demoClass = async (
  options: DemoRequest & { readonly students: number },
  ui: Pick<DemoUi, keyof Ui | 'folder' | 'program' | 'pages'>,
): Promise<number> => {
  assertRoot('The demonstration');
  const reference = referenceOf(options.lab);
  await provide([...reference.commands, ...commandsFor.class], options.withDeps, ui);
  const { folder, program } = ui;
  const students = simulatedStudents(reference, options.students);
  ui.say(`building the lab ${options.lab.id} for ${students.length} students, each on a host of their own`);
  const startedAt = Date.now();
  const simulated = await createClass({
    name: `class-${randomBytes(2).toString('hex')}`,
    binds: await reference.binds(),
    prepare: (machine) => reference.prepare(machine, { signal: ui.signal }),
  });
  try {
    let count = 0;
    const ready = () => ui.status(`${(count += 1)} of ${students.length} hosts are ready`);
    const hosts = await simulate(simulated, reference, students, { ready, signal: ui.signal });
    const course = join(folder, 'course.yaml');
    writeFileSync(course, courseText('A simulated class', options.lab.id, students, hosts));
    ui.say(
      `${hosts.length} hosts are ready after ${Math.round((Date.now() - startedAt) / 1000)} s; grading them over ssh`,
    );
    const code = await run(
      [...graderWords(simulated), ...program, '--course', course, '--all', '--reports', folder],
      ui,
    );
    ui.signal.throwIfAborted();
    const graded = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    ui.print(`\nThe course file and the reports are in ${folder}; the hosts are gone.`);
    for (const { name } of graded) ui.print(`Pages for a browser: ${await ui.pages(join(folder, name))}`);
    return code === 2 ? code : 0;
  } finally {
    await simulated.destroy();
  }
};

/** Runs it to its end, on this terminal. */
const run = ([command = '', ...words]: readonly string[], { signal }: Pick<Ui, 'signal'>): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'inherit' });
    // Ctrl-C reaches all of the terminal's programs by itself, and a second signal would end it at once.
    const stop = (): void => void (signal.reason === 'SIGINT' || child.kill('SIGTERM'));
    signal.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? 2);
    });
  });
