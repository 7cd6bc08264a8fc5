import type { LabReference } from '../lab-reference.ts';

/** Some cases of a lab, and why they are taken, or why they are not. */
export type Choice = { readonly cases: readonly string[]; readonly why: string };

/** A reason that several labs have. */
export const compiler = 'the machine has no compiler';

/** The cases of a lab on the virtual machine. */
export type VmLab = {
  readonly reference: LabReference;
  /** The files and folders that its preparation makes and the later acts need, from `/` on, without the first slash. */
  readonly files: readonly string[];
  /** Variants and mutants, by id. The untouched host and the reference itself are always taken. */
  readonly chosen: readonly Choice[];
  readonly leftOut: readonly Choice[];
  /** Bonus checks that the reference does not earn there. */
  readonly without: readonly string[];
};
