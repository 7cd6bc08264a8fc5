import pLimit from 'p-limit';
import { actScript } from '../do-act.ts';
import type { LabReference } from '../lab-reference.ts';
import type { ClassHost, SimulatedClass } from './create-class.ts';
import { oneScript } from './one-script.ts';
import type { SimulatedStudent } from './simulated-students.ts';

/** How many hosts are made at a time: more are no faster on two processors. */
const jobs = 4;

/**
 * Makes the host of each student, with what they did of the lab. Where an act of theirs fails (one mistake may
 * have taken what the next one changes) the next follows, as they did.
 *
 * @param ready is told of each host
 */
export const simulate = async (
  simulated: SimulatedClass,
  reference: LabReference,
  students: readonly SimulatedStudent[],
  { ready, signal }: { readonly ready: () => void; readonly signal: AbortSignal },
): Promise<ClassHost[]> => {
  const finish = await oneScript((machine) => reference.finish(machine));
  const limit = pLimit(jobs);
  const all = students.map(({ mistakes }, index) =>
    limit(async () => {
      signal.throwIfAborted();
      const host = await simulated.host(index);
      const acts = mistakes?.map(({ break: act }) => `(\n${actScript(reference, act)}\n)\n`).join('') ?? '';
      if (mistakes) await host.sandbox.run(`${finish}\n${acts}true`, { signal });
      ready();
      return host;
    }),
  );
  try {
    return await Promise.all(all);
  } finally {
    // Builds in progress end before the class is taken away.
    limit.clearQueue();
    await Promise.race([Promise.allSettled(all), idle(limit)]);
  }
};

const idle = async (limit: ReturnType<typeof pLimit>): Promise<void> => {
  while (limit.activeCount > 0) await new Promise((resolve) => setTimeout(resolve, 20));
};
