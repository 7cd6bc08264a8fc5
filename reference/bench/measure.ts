import { spawn } from 'node:child_process';

/** Milliseconds that an action takes, on this process's clock. */
export const timed = async (action: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The medians of two actions that are run in turn, so that a machine's moods hit both; milliseconds. */
export const inTurn = async (
  rounds: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<readonly [number, number]> => {
  const times: [number, number][] = [];
  await one();
  await other();
  for (let round = 0; round < rounds; round += 1) times.push([await timed(one), await timed(other)]);
  return [median(times.map(([time]) => time)), median(times.map(([, time]) => time))];
};

/** Runs a command to its end, its output thrown away. */
export const run = (command: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const [program = '', ...words] = command;
    const child = spawn(program, words, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('close', () => resolve());
  });

/** Milliseconds for people. */
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** Prints a ratio beside the one that it should not exceed. */
export const say = (what: string, ratio: number, limit: number, detail: string): void =>
  console.log(`${ratio <= limit ? 'good' : 'SLOW'}  ${ratio.toFixed(2)} (at most ${limit})  ${what}: ${detail}`);
