import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { LabcheckError, UsageError } from '../../src/index.ts';
import { assertRoot } from '../assert-root.ts';
import { installDependencies } from '../dependencies/install.ts';
import { commandsFor } from '../dependencies/table.ts';
import { osFamily } from '../os-family.ts';
import { makeKeys } from './keys.ts';
import { bootMachine } from './machine-under-test.ts';
import { chosenCases, proveLabOn, type Told } from './prove-lab.ts';
import { makeRunDisk, packLab } from './run-disk.ts';
import { vmImage } from './vm-image.ts';
import type { VmLab } from './vm-lab.ts';
import { vmLabs } from './vm-labs.ts';

/** How many machines run at a time; each takes one processor and 400 MB. */
const machines = 2;

export type Counts = { passed: number; failed: number; skipped: number };

type Run = {
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  readonly counts: Counts;
};

/**
 * Proves labs on virtual machines, over ssh.
 *
 * @param names the labs; all that can run there where none is named
 * @param counts is kept up to date, also where the run ends early
 * @throws LabcheckError where the image, the files of a lab or a machine cannot be made
 */
export const testVm = async (names: readonly string[], run: Run): Promise<void> => {
  const labs = labsOf(names);
  assertRoot('The virtual machine’s image');
  if (osFamily(await readFile('/etc/os-release', 'utf8')) !== 'debian' || process.arch !== 'x64')
    throw new LabcheckError('The virtual machine is made with Debian’s tools.', 'Run this on Debian for amd64.');
  await installDependencies([...commandsFor.vm, ...labs.flatMap(({ reference }) => reference.commands)], run.say);
  const image = await vmImage(run.say, run.signal);
  const folder = await mkdtemp(join(tmpdir(), 'labcheck-vm-'));
  try {
    const keys = await makeKeys(folder);
    const files = join(folder, 'run-disk');
    await mkdir(files);
    for (const lab of labs) {
      run.say(`${lab.reference.lab.id}: making its files`);
      await packLab(lab, files, run.signal);
    }
    const runDisk = await makeRunDisk(files, keys);
    await rm(files, { recursive: true });
    const limit = pLimit(machines);
    const boot = (name: string) =>
      bootMachine({ name, image, runDisk, folder: join(folder, name), keys, signal: run.signal });
    const all = await Promise.allSettled(labs.map((lab) => limit(() => testLab(lab, boot, run))));
    for (const one of all) if (one.status === 'rejected') throw one.reason;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const labsOf = (names: readonly string[]): VmLab[] => {
  const all = vmLabs.map(({ reference }) => reference.lab.id);
  const strange = names.find((name) => !all.includes(name));
  if (strange !== undefined) throw new UsageError(`There is no lab ${strange}.`, `The labs are: ${all.join(', ')}`);
  return vmLabs.filter(({ reference }) => names.length === 0 || names.includes(reference.lab.id));
};

const testLab = async (
  lab: VmLab,
  boot: (name: string) => ReturnType<typeof bootMachine>,
  { say, signal, counts }: Run,
): Promise<void> => {
  const { id } = lab.reference.lab;
  signal.throwIfAborted();
  for (const { cases, why } of lab.chosen) say(`${id}: ${cases.length} cases: ${why}`);
  for (const { cases, why } of lab.leftOut) say(`${id}: left out: ${cases.join(', ')}: ${why}`);
  counts.skipped += lab.leftOut.flatMap(({ cases }) => cases).length;
  const total = chosenCases(lab).length;
  let done = 0;
  const told: Told = (one, finding, durationMs) => {
    done += 1;
    const good = finding.outcome === 'killed' || finding.outcome === 'holds';
    counts[good ? 'passed' : 'failed'] += 1;
    const words = 'says' in finding ? `${finding.outcome.toUpperCase()}: ${finding.says}` : finding.outcome;
    say(`${id} ${done}/${total} ${one.id}: ${words} (${(durationMs / 1000).toFixed(1)} s)`);
  };
  const startedAt = Date.now();
  try {
    const host = await boot(id);
    say(`${id}: the machine is up after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    try {
      await proveLabOn(host, lab, { signal, told });
    } finally {
      await host.stop();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof LabcheckError)) throw error;
    counts.failed += total - done;
    say(`${id}: ${error.message}${error.cure ? `\n${error.cure}` : ''}`);
  }
};
