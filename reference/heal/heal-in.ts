import { LabcheckError } from '../../src/index.ts';
import { plan } from '../../src/stages/plan.ts';
import { enterArgv, findSandbox } from '../../src/transports/sandbox/registry.ts';
import type { LabReference } from '../lab-reference.ts';
import type { Case } from '../prove/cases.ts';
import { collectFrom } from '../prove/collect-from.ts';
import { gradeCase } from '../prove/grade-case.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { strictShell } from '../strict-shell.ts';
import { handsAt } from './hands.ts';
import { type Healing, type HealOptions, heal } from './heal.ts';
import { most } from './other-orders.ts';

/** Heals the host of a case in its sandbox; by default in the order of its reports. */
export const healIn = async (
  sandbox: Sandbox,
  { lab, equip, solve = {}, containerShell }: Pick<LabReference, 'lab' | 'equip' | 'solve' | 'containerShell'>,
  one: Case,
  signal: AbortSignal,
  { choose, mostRepairs = most }: Partial<Pick<HealOptions, 'choose' | 'mostRepairs'>> = {},
): Promise<Healing> => {
  const record = findSandbox(sandbox.name);
  if (!record) throw new LabcheckError(`The sandbox ${sandbox.name} is gone.`);
  if (one.kind === 'not-begun' && equip !== undefined) await sandbox.run(`${strictShell}${equip}`, { signal });
  const hands = handsAt(enterArgv(record), containerShell);
  try {
    return await heal({
      hands,
      mostRepairs,
      // The bonus of a lab often needs more than its host has: an engine, a registry.
      requiredOnly: one.kind === 'not-begun',
      ...(choose ? { choose } : {}),
      grade: async () => {
        signal.throwIfAborted();
        const evidence = await collectFrom(sandbox, lab, one, signal);
        return gradeCase(plan(lab, one.set, [], one.phases), evidence).report;
      },
      solve: async (check) => {
        const script = solve[check];
        if (script === undefined) return 'no line, and the reference does not solve it';
        try {
          await sandbox.run(`${strictShell}${script}`, { timeoutMs: 120_000, signal });
          return undefined;
        } catch (error) {
          if (!(error instanceof LabcheckError)) throw error;
          return `the reference could not solve it: ${error.message}`;
        }
      },
    });
  } finally {
    hands.close();
  }
};
