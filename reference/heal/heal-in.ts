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
import { type Healing, heal } from './heal.ts';

/** More repairs than any host needs: a lab that was not begun needs about one for each check. */
const mostRepairs = 30;

/** Heals the host of a case in its sandbox. */
export const healIn = async (
  sandbox: Sandbox,
  { lab, equip, solve = {}, containerShell }: Pick<LabReference, 'lab' | 'equip' | 'solve' | 'containerShell'>,
  one: Case,
  signal: AbortSignal,
): Promise<Healing> => {
  const record = findSandbox(sandbox.name);
  if (!record) throw new LabcheckError(`The sandbox ${sandbox.name} is gone.`);
  if (one.kind === 'not-begun' && equip !== undefined) await sandbox.run(`${strictShell}${equip}`, { signal });
  const hands = handsAt(enterArgv(record), containerShell);
  try {
    return await heal({
      hands,
      mostRepairs,
      grade: async () => {
        signal.throwIfAborted();
        const evidence = await collectFrom(sandbox, lab, one, signal);
        return gradeCase(plan(lab, one.set, [], one.phases), evidence).report;
      },
      solve: async (check) => {
        const script = solve[check];
        if (script === undefined) return false;
        await sandbox.run(`${strictShell}${script}`, { timeoutMs: 120_000, signal });
        return true;
      },
    });
  } finally {
    hands.close();
  }
};
