import { Script } from 'node:vm';
import { OverTime } from '../model/errors.ts';
import type { Guard } from '../stages/guard.ts';

/** The time for reading and judging one host, in milliseconds; an honest one takes some 20. */
export const readingBudgetMs = 1000;

/** So many times the budget is what work may take that does not get the processor. */
const mostPatience = 64;

/** The place by which the guarded code is found: a script takes no arguments. */
const place = Symbol.for('labcheck guarded work');
const guarded = globalThis as { [place]?: () => void };
const call = new Script(`globalThis[Symbol.for('labcheck guarded work')]()`);

/**
 * A guard that lets all work for one host take so much time together; what goes on longer is ended, also a pattern that
 * backtracks, and what comes after is not begun. The clock of a machine that is short of
 * processors runs on meanwhile: work that got less than half of it is done again, with more time.
 *
 * @throws OverTime from the guard, where the time is over
 */
export const timeBudget = (milliseconds: number = readingBudgetMs): Guard => {
  let left = milliseconds;
  let running = false;
  return (work) => {
    // Within guarded work the time runs already, and node would start a thread for each clock.
    if (running) return work();
    running = true;
    try {
      return run(work, left, (spent) => (left -= spent));
    } catch (error) {
      if (!isOver(error)) throw error;
      left = 0;
      throw new OverTime(`reading the answers of this host took longer than ${milliseconds / 1000} s`);
    } finally {
      running = false;
    }
  };
};

const run = <T>(work: () => T, left: number, spend: (milliseconds: number) => void): T => {
  if (left <= 0) throw Object.assign(new Error('the time is over'), { code: timedOut });
  const before = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  try {
    for (let patience = 1; ; patience *= 4) {
      try {
        return within(work, left * patience);
      } catch (error) {
        if (!isOver(error) || spent() > left / 2 || patience >= mostPatience) throw error;
      }
    }
  } finally {
    spend(spent());
  }
};

const timedOut = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
const isOver = (error: unknown): boolean => (error as { readonly code?: unknown } | null)?.code === timedOut;

const within = <T>(work: () => T, timeout: number): T => {
  let result: { readonly value: T } | undefined;
  guarded[place] = () => {
    result = { value: work() };
  };
  try {
    call.runInThisContext({ timeout: Math.max(1, Math.ceil(timeout)) });
  } finally {
    delete guarded[place];
  }
  return result!.value;
};
