import { LabcheckError, type Verdict } from '../../src/index.ts';
import { collect } from '../../src/stages/collect.ts';
import { plan } from '../../src/stages/plan.ts';
import { doAct } from '../do-act.ts';
import type { Finding } from '../prove/assess.ts';
import { type Case, casesOf } from '../prove/cases.ts';
import { gradeCase } from '../prove/grade-case.ts';
import type { MachineUnderTest } from './machine-under-test.ts';
import { unpackLab } from './run-disk.ts';
import type { VmLab } from './vm-lab.ts';

export type Told = (one: Case, finding: Finding, durationMs: number) => void;

/** How long the grader may take for one case under emulation; milliseconds. */
const deadlineMs = 240_000;
const minutes = 60_000;

/**
 * The cases that are taken, in the lab's order.
 *
 * @throws LabcheckError where a choice names a case that the lab does not have
 */
export const chosenCases = ({ reference, chosen, leftOut }: VmLab): Case[] => {
  const all = casesOf(reference);
  const named = [...chosen, ...leftOut].flatMap(({ cases }) => cases);
  const strange = named.filter((id) => !all.some((one) => one.id === id));
  if (strange.length > 0) throw new LabcheckError(`${reference.lab.id} has no case ${strange.join(', ')}.`);
  const taken = new Set(chosen.flatMap(({ cases }) => cases));
  return all.filter(({ id, kind }) => kind === 'not-begun' || kind === 'reference' || taken.has(id));
};

/**
 * Proves the cases of a lab one after the other, each from the state in which the reference had just been built.
 *
 * @throws LabcheckError where the reference cannot be built, or the machine is lost
 */
export const proveLabOn = async (
  host: MachineUnderTest,
  lab: VmLab,
  { signal, told }: { readonly signal: AbortSignal; readonly told: Told },
): Promise<void> => {
  const { reference } = lab;
  const cases = chosenCases(lab);
  const prove = async (one: Case): Promise<void> => {
    const startedAt = Date.now();
    const finding = await proveCase(host, lab, one, signal);
    told(one, finding, Date.now() - startedAt);
  };
  for (const one of cases.filter(({ script }) => script === undefined)) await prove(one);
  await host.machine.run(unpackLab(reference.lab.id), { timeoutMs: 5 * minutes, signal });
  await reference.finish(host.machine, { signal });
  await host.save('built');
  for (const one of cases.filter(({ script }) => script !== undefined)) {
    signal.throwIfAborted();
    await host.load('built');
    await prove(one);
  }
};

const proveCase = async (host: MachineUnderTest, lab: VmLab, one: Case, signal: AbortSignal): Promise<Finding> => {
  try {
    if (one.script) await doAct(host.machine, lab.reference, one.script, { timeoutMs: 2 * minutes, signal });
    return one.assess(await grade(host, lab, one, signal));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof LabcheckError)) throw error;
    return { outcome: 'broken', says: error.message };
  }
};

/** Checks that the reference cannot pass there are not asked. */
const grade = async (
  { machine, uri, transport }: MachineUnderTest,
  { reference, without }: VmLab,
  { set, phases }: Case,
  signal: AbortSignal,
): Promise<readonly Verdict[]> => {
  const chosen = plan(reference.lab, set, without, phases);
  const evidence = await collect(
    chosen,
    {
      student: { id: machine.name, name: machine.name },
      host: uri,
      tool: { name: 'labcheck', version: 'test:vm' },
    },
    (options) => transport.open(uri, options),
    { deadlineMs, signal, always: [], progress: () => {} },
  );
  return gradeCase(chosen, evidence).verdicts;
};
