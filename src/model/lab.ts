import type { Check } from './check.ts';
import type { ParameterSpec } from './parameter.ts';
import type { SceneTeller } from './sketch.ts';

/** One numbered requirement of the lab sheet. */
export type Task = { readonly number: number; readonly title: string };

/** A set of checks, in the order of the sheet. */
export type Lab = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly tasks: readonly Task[];
  /** Steps of which one may be over when the next begins, in order; empty where all can hold at once. */
  readonly phases: readonly string[];
  /** The things that the host must have for the lab, for those who prepare one. */
  readonly host: readonly string[];
  readonly parameters: ParameterSpec;
  readonly checks: readonly Check<never>[];
  /** How the lab draws what is there and what it asks for. */
  readonly scene?: SceneTeller<never>;
};
