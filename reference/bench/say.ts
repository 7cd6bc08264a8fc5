/** Milliseconds for people. */
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** Prints a ratio beside the one that it should not exceed. */
export const say = (what: string, ratio: number, limit: number, detail: string): void =>
  console.log(`${ratio <= limit ? 'good' : 'SLOW'}  ${ratio.toFixed(2)} (at most ${limit})  ${what}: ${detail}`);
