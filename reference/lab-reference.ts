import type { Lab } from '../src/index.ts';
import type { Machine } from './machine.ts';
import type { Mutant, Together } from './mutant.ts';
import type { RunStepsOptions } from './run-steps.ts';
import type { Bind } from './sandbox/sandbox-options.ts';

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
  /** The phases to grade; those of the reference unless said. */
  readonly phases?: readonly string[];
};

/** The choices that a user has for a build. */
export type BuildOptions = RunStepsOptions & {
  /** The lab's parameters that differ from its defaults, as text. */
  readonly set: Readonly<Record<string, string>>;
  /** Where packages come from, by a name that the lab knows; undefined for what suits the machine best. */
  readonly packages: string | undefined;
};

/** Builds a lab on a machine that is not thrown away, and takes away exactly what it built. */
export type LocalBuild = {
  /** The commands that the build runs, by where its packages come from. */
  readonly commands: (packages: string | undefined) => readonly string[];
  readonly up: (machine: Machine, options: BuildOptions) => Promise<void>;
  /** Returns the places of what stays, because it is not the reference's. */
  readonly down: (machine: Machine, set: Readonly<Record<string, string>>) => Promise<readonly string[]>;
};

/** A lab's proof: how it is done right in two halves, in which ways it may be done too, and every way to do it wrong. */
export type LabReference = {
  readonly lab: Lab;
  /** The commands of this machine that a sandbox with the lab, its variants and its mutants runs. */
  readonly commands: readonly string[];
  /** The parts of this machine that a sandbox must see to build the lab. */
  readonly binds: () => Promise<readonly Bind[]>;
  /** The files of the lab, which all cases share. */
  readonly prepare: (machine: Machine, options?: RunStepsOptions) => Promise<void>;
  /** Things that live only while the machine runs: namespaces, interfaces, processes. */
  readonly finish: (machine: Machine, options?: RunStepsOptions) => Promise<void>;
  /** Builds the whole with other parameters; without it, only the proof's own can be built. */
  readonly build?: (machine: Machine, options: BuildOptions) => Promise<void>;
  readonly local?: LocalBuild;
  /** The phases that hold at once when the reference was built; all unless said. */
  readonly phases?: readonly string[];
  /**
   * Shell that gives a host that was not begun the tools which the lab's sheet takes for granted, before it is healed.
   */
  readonly equip?: string;
  /**
   * Shell for each check whose repair no line can do, such as to compile a program: it does that on any host, half-built
   * ones too.
   */
  readonly solve?: Readonly<Record<string, string>>;
  /** The host's command that opens a shell inside the lab's container, where the lab has one. */
  readonly containerShell?: string;
  /** Shell that stands before each break and each variant: their common words. */
  readonly vocabulary: string;
  readonly mutants: readonly Mutant[];
  /** Mutants that are another mistake on the host of another one. */
  readonly together?: readonly Together[];
  readonly variants: readonly Variant[];
};
