import type { Lab } from '../model/lab.ts';
import type { Demo, Mistakes, Prove, Reference } from '../model/reference.ts';

/** The parts that main.ts hands to the command line. Each is loaded when a command first needs it. */
export type Composition = {
  readonly version: string;
  /** All labs; only the one of an id, where there is one of that id. */
  readonly labs: (only?: string) => Promise<readonly Lab[]>;
  readonly reference: () => Promise<Reference>;
  readonly demo: () => Promise<Demo>;
  readonly prove: () => Promise<Prove>;
  readonly mistakes: () => Promise<Mistakes>;
};
