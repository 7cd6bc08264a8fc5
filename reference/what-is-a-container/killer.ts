import type { checks } from '../../checks/what-is-a-container/lab.ts';
import type { Killer } from '../../src/index.ts';

/** A check of this lab with one of its causes. */
export type LabKiller = Killer<(typeof checks)[number]>;
