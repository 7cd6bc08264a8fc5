import { randomBytes } from 'node:crypto';
import type { Prove, Ui } from '../../src/model/reference.ts';
import type { LabReference } from '../lab-reference.ts';
import { casesOf } from '../prove/cases.ts';
import { recordings } from '../prove/recordings.ts';
import { createLayer } from '../sandbox/create-layer.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Layer } from '../sandbox/sandbox-options.ts';
import { destroyingLines } from './destroying-lines.ts';
import { type Harm, type HostToHarm, typeMisplaced } from './type-misplaced.ts';

/**
 * Types every line of a lab's reports that has a verb which destroys at every other place, on a host with the lab done
 * right, and at every place of a host without it. True where nothing that is not the lab's was changed.
 */
export const proveHarmless = async (
  reference: LabReference,
  { checks, mutants }: Pick<Parameters<Prove>[0], 'checks' | 'mutants'>,
  ui: Ui,
): Promise<boolean> => {
  const { lab } = reference;
  const cases = casesOf(reference).filter(({ id }) => mutants.length === 0 || mutants.includes(id));
  const lines = destroyingLines(lab, cases, await recordings(lab.id)).filter(
    ({ check }) => checks.length === 0 || checks.includes(check),
  );
  ui.status(`building the reference of ${lab.id}`);
  const layer = await createLayer({ name: nameOf('layer'), binds: await reference.binds() }, reference.prepare);
  try {
    let typed = 0;
    const harms: Harm[] = [];
    for (const host of [rightHost(reference, layer), bareHost()]) {
      const result = await typeMisplaced(host, lines, (line, at) => {
        ui.signal.throwIfAborted();
        ui.status(`${host.name}, at ${at}: ${line}`);
      });
      typed += result.typed;
      harms.push(...result.harms);
    }
    ui.status('');
    for (const { line, check, cause, at, lost } of harms)
      ui.print(`${check} (${cause}): ${line}\n  typed at ${at}, it changed: ${lost.join('; ')}`);
    ui.print(
      `${lab.id}: ${lines.length} lines that destroy, typed ${typed} times where they do not belong: ${harms.length} did harm`,
    );
    return harms.length === 0;
  } finally {
    await layer.destroy();
  }
};

const nameOf = (what: string): string => `misplaced-${what}-${randomBytes(3).toString('hex')}`;

const rightHost = (reference: LabReference, layer: Layer): HostToHarm => ({
  name: 'a host with the lab',
  hasLab: true,
  containerShell: reference.containerShell,
  withSandbox: async (work) => {
    const sandbox = await createSandbox({
      name: nameOf('right'),
      lifetime: 'owner',
      binds: await reference.binds(),
      layer,
    });
    try {
      await reference.finish(sandbox);
      return await work(sandbox);
    } finally {
      await sandbox.destroy();
    }
  },
});

const bareHost = (): HostToHarm => ({
  name: 'a host without the lab',
  hasLab: false,
  containerShell: undefined,
  withSandbox: async (work) => {
    const sandbox = await createSandbox({ name: nameOf('bare'), lifetime: 'owner' });
    try {
      return await work(sandbox);
    } finally {
      await sandbox.destroy();
    }
  },
});
