import type { RunningSandbox } from '../../src/transports/sandbox/registry.ts';
import { assertSandboxName, writeSandboxRecord } from '../../src/transports/sandbox/registry.ts';
import { assertRoot } from '../assert-root.ts';
import { cgroupsOf, makeCgroups } from './cgroups.ts';
import { ourselves, reserve } from './claim.ts';
import { cleanUpBefore } from './clean-up.ts';
import { initPlan } from './init-plan.ts';
import { machineLayout } from './machine-layout.ts';
import type { Sandbox } from './sandbox.ts';
import { sandboxOf } from './sandbox.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { defaultLimits } from './sandbox-options.ts';
import { startInit } from './start-init.ts';
import { takeAway } from './take-away.ts';
import { withLock } from './with-lock.ts';

const stage = '/run/labcheck/stage';

/**
 * Makes a disposable simulated host: this machine's files, to be changed without changing this machine's, and
 * namespaces and cgroups of its own. Throws a LabcheckError where the name is taken or the machine cannot do it.
 * It is no wall against malice: root in it is root.
 */
export const createSandbox = (options: SandboxOptions): Promise<Sandbox> =>
  createSandboxIn(options, { prefix: options.layer?.prefix ?? [], writes: stage });

/** The same, with the mount namespace to start from and the folder that takes the changes. */
export const createSandboxIn = async (
  options: SandboxOptions,
  place: { readonly prefix: readonly string[]; readonly writes: string },
): Promise<Sandbox> => {
  assertRoot('Making a sandbox');
  assertSandboxName(options.name);
  await cleanUpBefore(options.name);
  const layout = machineLayout();
  const limits = { ...defaultLimits, ...options.limits };
  const { name, lifetime, binds = [], scratch = [], boot = {}, layer } = options;
  const plan = initPlan(layout, { binds, scratch, hide: !layer });
  const cgroups = cgroupsOf(name, layout.hierarchies);
  let record = await withLock(() => reserve(name, { cgroups: cgroups.own, joins: cgroups.joins }));
  try {
    await withLock(() => makeCgroups(name, layout.hierarchies, limits));
    const { identity, keep } = await startInit(place.prefix, {
      name,
      plan,
      stage,
      cgroups: cgroups.own.join('\n'),
      size: String(limits.memoryBytes),
      writes: place.writes,
      layer: layer?.folder ?? '',
      outside: boot.outside ?? '',
      inside: boot.inside ?? '',
    });
    const running: RunningSandbox = {
      ...record,
      init: identity,
      owner: lifetime === 'persistent' ? lifetime : ourselves(),
      ...(options.lab === undefined ? {} : { lab: options.lab }),
    };
    record = running;
    writeSandboxRecord(running);
    if (lifetime === 'persistent') await keep();
    return sandboxOf(running);
  } catch (error) {
    await takeAway(record);
    throw error;
  }
};
