import type { Ground } from './ground.ts';
import type { Unknown } from './unknown.ts';

/**
 * How fragments are run together. All of a round is one process group on the host, which asks one group after the other;
 * a group has so many seconds, as a limit per probe costs more than the probes.
 *
 * Kernel reads and the student's files are asked in turn. Slow questions are asked side by side (`besides`), in the
 * last round: requests to the student's own services, and looks into archives and registries.
 */
export const groups = {
  kernel: { seconds: 10, besides: false },
  files: { seconds: 10, besides: false },
  slow: { seconds: 40, besides: true },
} as const;
export type GroupName = keyof typeof groups;

/** After so many bytes the output of a round is cut. */
export const mostInRound = 5_000_000;
/**
 * An answer that is asked side by side is text, without NUL and last line breaks, of at most so many bytes: what is
 * written to a pipe at once stays together up to 4096 bytes (pipe(7)).
 */
export const mostBesides = 3500;

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
  /** The source that the answer believes; the kernel by default. */
  readonly restsOn?: Ground;
  /** Where probes are asked side by side, those of one lane are asked one after the other all the same. */
  readonly lane?: string;
  /** Commands that must be on the host's PATH; without one the answer is `unknown: missing-tool`. */
  readonly tools: readonly string[];
  readonly script: string;
  /** Questions whose answers, one behind the other, are the answer to this one. */
  readonly parts?: readonly Probe<T>[];
  readonly parse: (output: Output) => T | Unknown;
};

/**
 * Declares a probe. Probes with equal ids are asked once, so an id names every parameter that the script uses.
 *
 * @example
 * const mode = (path: string) => probe<string | undefined>({
 *   id: `mode:${path}`, version: 1, group: 'files', tools: ['stat'],
 *   script: `[ ! -e "$r"${quote(path)} ] || stat -c %a -- "$r"${quote(path)}`,
 *   // 644
 *   parse: (output) => lines(output)[0],
 * });
 */
export const probe = <T>(definition: Probe<T>): Probe<T> => definition;

export type Firsts = Readonly<Record<string, Probe<unknown>>>;
export type FirstFacts<F> = { readonly [K in keyof F]: F[K] extends Probe<infer T> ? T : never };

/** A process by its number on the host, or by a word that the host finds. */
export type Pid = number | string;

/**
 * Finds on the host itself all that a second question may be about: for a script that asks a host once, where nobody
 * chooses between the rounds.
 */
export type Sweep<T> = {
  /** First questions; `find` has their answers in variables of these names. */
  readonly reads: Firsts;
  /**
   * POSIX sh that prints a line for each candidate: its words, with a tab between them. It finds the lab's parameters, as
   * far as they are set, in variables such as `$set_x`.
   */
  readonly find: string;
  /** The question about a candidate, by its words. */
  readonly ask: (...words: readonly string[]) => Probe<T>;
};

/** A probe of the second round, which depends on facts of the first. */
export type Followed<T> = {
  readonly firsts: Firsts;
  readonly next: (facts: never) => Probe<T> | undefined;
  /** Together they find at least the question that `next` chooses. */
  readonly sweeps: readonly Sweep<T>[];
  /** Commands that the second probe may need, known before it is chosen: so a host can be made ready for it. */
  readonly tools: readonly string[];
};

/**
 * Asks in the second round what the first one found; a pure function, so it replays. `undefined`: nothing to ask.
 *
 * @example
 * const name = follow({ processes }, (facts) => {
 *   const shell = facts.processes.find(({ name }) => name === 'bash');
 *   return shell && processHostname(shell.pid);
 * });
 */
export const follow = <F extends Firsts, T>(
  firsts: F,
  next: (facts: FirstFacts<F>) => Probe<T> | undefined,
  tools: readonly string[] = [],
  sweeps: readonly Sweep<T>[] = [],
): Followed<T> => ({ firsts, next, sweeps, tools });

/** The sweep of a question that has no words: what it asks about is known before. */
export const always = <T>(probe: Probe<T>): Sweep<T> => ({ reads: {}, find: 'echo', ask: () => probe });

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
