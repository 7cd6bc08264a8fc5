import type { Lab } from '../src/index.ts';
import type { Machine } from './machine.ts';
import type { Mutant } from './mutant.ts';
import type { Bind } from './sandbox/options.ts';

/** One right solution that is not the reference's; it must earn full marks. */
export type Variant = {
  readonly id: string;
  readonly story: string;
  /** Shell, run after the reference was built: it builds the same in another way. */
  readonly build: string;
  /** Parameters that a course would set for it. */
  readonly set?: Readonly<Record<string, string>>;
  /** Bonus checks that this way does not earn. */
  readonly without?: readonly string[];
};

/** A lab's proof: how it is done right in two halves, in which ways it may be done too, and every way to do it wrong. */
export type LabReference = {
  readonly lab: Lab;
  /** What a sandbox must see of this machine to build the lab. */
  readonly binds: () => Promise<readonly Bind[]>;
  /** The files of the lab, which all cases share. */
  readonly prepare: (machine: Machine) => Promise<void>;
  /** What lives only while the machine runs: namespaces, interfaces, processes. */
  readonly finish: (machine: Machine) => Promise<void>;
  /** Shell that stands before each break and each variant: their common words. */
  readonly vocabulary: string;
  readonly mutants: readonly Mutant[];
  readonly variants: readonly Variant[];
};
