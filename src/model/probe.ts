import type { Unknown } from './unknown.ts';

/**
 * How fragments are run together: one process group on the host for each name, ended after `seconds`,
 * its output cut after `bytes`. Kernel reads and the student's files share one group each, because a limit
 * per probe costs more than the probes; requests to the student's own services run beside each other, and so does the
 * listing of images, which may take long.
 */
export const groups = {
  kernel: { seconds: 10, bytes: 4_000_000 },
  files: { seconds: 10, bytes: 1_000_000 },
  ping: { seconds: 6, bytes: 2000 },
  request: { seconds: 30, bytes: 2600 },
  images: { seconds: 25, bytes: 2600 },
} as const;
export type GroupName = keyof typeof groups;

/** One raw answer: the exit status of the fragment and every byte that it wrote. */
export type Output = { readonly status: number; readonly bytes: Uint8Array };

/**
 * One read-only question to a host: a POSIX sh fragment and a pure parser of its answer.
 *
 * The fragment finds `$h` (`/proc/1`, or `/proc/self` where that may not be read), `$r` (the root of the host's
 * file system), `$u` (the user id) and the functions of `shell/prelude.ts`. It exits with 126 where it was denied.
 * The parser may throw: that is `unknown: garbled`.
 */
export type Probe<T> = {
  readonly id: string;
  /** Counts the changes of `script` and of what `parse` expects; evidence of another version is not used. */
  readonly version: number;
  readonly group: GroupName;
  /** Commands that must be on the host's PATH; without one the answer is `unknown: missing-tool`. */
  readonly tools: readonly string[];
  readonly script: string;
  readonly parse: (output: Output) => T | Unknown;
};

/** Declares a probe. Probes with equal ids are asked once, so an id names every parameter that the script uses. */
export const probe = <T>(definition: Probe<T>): Probe<T> => definition;

export type Firsts = Readonly<Record<string, Probe<unknown>>>;
export type FirstFacts<F> = { readonly [K in keyof F]: F[K] extends Probe<infer T> ? T : never };

/** A probe of the second round, which depends on facts of the first. */
export type Followed<T> = {
  readonly firsts: Firsts;
  readonly next: (facts: never) => Probe<T> | undefined;
  /** Commands that the second probe may need, known before it is chosen: so a host can be made ready for it. */
  readonly tools: readonly string[];
};

/** Asks in the second round what the first one found; a pure function, so it replays. `undefined`: nothing to ask. */
export const follow = <F extends Firsts, T>(
  firsts: F,
  next: (facts: FirstFacts<F>) => Probe<T> | undefined,
  tools: readonly string[] = [],
): Followed<T> => ({ firsts, next, tools });

/** Hands an `Unknown` to the judge, where another fact can answer in its place. */
export type Tolerated<T> = { readonly tolerate: Probe<T> | Followed<T> };
export const tolerate = <T>(question: Probe<T> | Followed<T>): Tolerated<T> => ({ tolerate: question });

export type Question = Probe<unknown> | Followed<unknown>;
export type Needs = Readonly<Record<string, Question | Tolerated<unknown>>>;
export type Fact<Q> =
  Q extends Tolerated<infer T>
    ? T | Unknown
    : Q extends Followed<infer T>
      ? T | undefined
      : Q extends Probe<infer T>
        ? T
        : never;

const decoder = new TextDecoder('utf-8');
/** The answer as text; bytes that are not UTF-8 become U+FFFD. */
export const text = (output: Output): string => decoder.decode(output.bytes);
/** The answer's lines, without a last empty one. */
export const lines = (output: Output): string[] => {
  const all = text(output).split('\n');
  if (all.at(-1) === '') all.pop();
  return all;
};
