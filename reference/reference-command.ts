import { type Lab, LabcheckError, UsageError } from '../src/index.ts';
import type { Reference, Ui } from '../src/model/reference.ts';
import { exitCodes } from '../src/model/reference.ts';
import { assertRoot } from './assert-root.ts';
import { installDependencies, missingDependencies } from './dependencies/install.ts';
import { commandsFor } from './dependencies/table.ts';
import type { LabReference } from './lab-reference.ts';
import { references } from './references.ts';
import type { StepProgress } from './run-steps.ts';
import { createSandbox } from './sandbox/create-sandbox.ts';
import { destroySandbox } from './sandbox/destroy-sandbox.ts';
import { thisMachine } from './this-machine.ts';

/** Builds a lab done right, in a sandbox that stays until it is taken down, or on this machine itself. */
export const up: Reference['up'] = async ({ lab, place, packages, withDeps, set }, ui) => {
  const reference = referenceOf(lab);
  const needed = place === 'local' ? localOf(reference).commands(packages) : reference.commands;
  assertRoot('The reference');
  await provide(needed, withDeps, ui);
  const options = { set, packages, signal: ui.signal, onProgress: telling(ui) };
  if (place === 'local') {
    await localOf(reference).up(thisMachine, options);
    ui.print(`The lab ${lab.id} is built on this machine. Grade it: labcheck --lab ${lab.id}`);
    return exitCodes.passed;
  }
  const name = place.sandbox;
  const sandbox = await createSandbox({ name, lifetime: 'persistent', lab: lab.id, binds: await reference.binds() });
  try {
    await buildIn(reference, sandbox, options);
  } catch (error) {
    await sandbox.destroy();
    throw error;
  }
  ui.print(`The lab ${lab.id} is built in ${sandbox.uri}. Grade it: labcheck --lab ${lab.id} --host ${sandbox.uri}`);
  return exitCodes.passed;
};

/** Takes away what `up` built, and nothing else. */
export const down: Reference['down'] = async ({ lab, place }, ui) => {
  assertRoot('Taking the reference away');
  if (place === 'local') {
    const staying = await localOf(referenceOf(lab)).down(thisMachine, {});
    for (const place of staying) ui.print(`Left alone, because it is not what the reference made: ${place}.`);
    ui.print(`The lab ${lab.id} is taken away from this machine.`);
    return exitCodes.passed;
  }
  if (!(await destroySandbox(place.sandbox)))
    throw new UsageError(
      `No sandbox "${place.sandbox}" is running.`,
      `Make it: labcheck reference up --lab ${lab.id} --name ${place.sandbox}`,
    );
  ui.print(`The sandbox ${place.sandbox} is gone.`);
  return exitCodes.passed;
};

/** Says which packages of the system the references lack; installs them with `withDeps`. */
export const deps: Reference['deps'] = async ({ withDeps }, ui) => {
  const built = references.flatMap(({ commands, local }) => [...commands, ...(local?.commands(undefined) ?? [])]);
  const { class: classes, debootstrap, completion, pages } = commandsFor;
  const needed = [...new Set([...built, ...classes, ...debootstrap, ...completion, ...pages])];
  await provide(needed, withDeps, ui);
  ui.print('Everything that the references need is installed.');
  return exitCodes.passed;
};

/** The proof of a lab. */
export const referenceOf = (lab: Lab): LabReference => {
  const found = references.find((reference) => reference.lab.id === lab.id);
  if (!found)
    throw new UsageError(
      `The lab ${lab.id} has no reference.`,
      `These have: ${references.map((one) => one.lab.id).join(', ')}.`,
    );
  return found;
};

/** @throws LabcheckError where commands are missing and may not, or cannot, be installed */
export const provide = async (commands: readonly string[], withDeps: boolean, ui: Ui): Promise<void> => {
  if (withDeps) {
    await installDependencies(commands, ui.say);
    return;
  }
  const missing = missingDependencies(commands);
  if (missing.length > 0)
    throw new LabcheckError(
      `This machine lacks ${missing.map(({ command }) => command).join(', ')}.`,
      `Let labcheck install what brings them: add --with-deps. By hand: apt-get install ${[...new Set(missing.map(({ debian }) => debian))].join(' ')}`,
    );
};

/** Builds a lab in a sandbox, with the course's parameters where the reference can. */
export const buildIn = async (
  reference: LabReference,
  sandbox: Parameters<LabReference['prepare']>[0],
  options: Parameters<NonNullable<LabReference['build']>>[1],
): Promise<void> => {
  if (reference.build) return reference.build(sandbox, options);
  const [first] = Object.keys(options.set);
  if (first !== undefined)
    throw new UsageError(
      `The reference of the lab ${reference.lab.id} is built with its defaults only, not with another ${first}.`,
      'Leave --set out.',
    );
  await reference.prepare(sandbox, options);
  await reference.finish(sandbox, options);
};

const localOf = ({ lab, local }: LabReference) => {
  if (local) return local;
  throw new UsageError(
    `The lab ${lab.id} cannot be built on this machine itself.`,
    'Build it in a sandbox: leave --host out.',
  );
};

const telling =
  ({ say }: Ui) =>
  ({ step, number, of, state }: StepProgress): void => {
    if (state === 'begun') say(`${number}/${of} ${step.title}`);
  };
