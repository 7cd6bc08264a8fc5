import type { Killer } from '../src/index.ts';

/**
 * One act of a lab done wrong.
 *
 * It is killed when exactly the causes of `killedBy` are reported as failed, checks that rest on them are blocked or
 * still pass, all others pass, and nothing is unknown.
 */
export type Mutant<K extends readonly [string, string] = readonly [string, string]> = {
  readonly id: string;
  /** The student's story, in one sentence. */
  readonly story: string;
  /** Shell, run as root on a host where the reference was built. It must change something. */
  readonly break: string;
  readonly killedBy: readonly K[];
  /** The phases to grade; those of the reference unless said. */
  readonly phases?: readonly string[];
  /** Notes that a passed check must carry because of it. */
  readonly notes?: readonly (readonly [string, string])[];
  /** The reason why its repair costs points for a while, in one sentence; unless said, it must cost none. */
  readonly costs?: string;
};

/** The mutants of a lab: their killers are its own checks and causes. */
export type MutantsOf<Checks extends readonly unknown[]> = readonly Mutant<
  Extract<Killer<Checks[number]>, readonly [string, string]>
>[];

/** Mutants that have other causes where one of some others is on the same host: that one changes what their mistake is. */
export type Together<K extends readonly [string, string] = readonly [string, string]> = {
  readonly of: readonly string[];
  readonly with: readonly string[];
  /** The reason, in one sentence. */
  readonly why: string;
  /** The causes that the first ones are killed by then. */
  readonly instead: readonly K[];
};

/** Such mistakes of a lab. */
export type TogetherOf<Checks extends readonly unknown[]> = readonly Together<
  Extract<Killer<Checks[number]>, readonly [string, string]>
>[];
