import type { checks } from '../../checks/runc/lab.ts';
import type { Killer } from '../../src/index.ts';
import type { Mutant } from '../mutant.ts';
import { applicationMutants } from './application-mutants.ts';
import { networkMutants } from './network-mutants.ts';
import { runtimeMutants } from './runtime-mutants.ts';

/** A mutant of this lab: its killers are the lab’s own checks and causes. */
export type RuncMutant = Mutant<Killer<(typeof checks)[number]>>;

/** The lab done wrong in every way that we know, one check after the other. */
export const mutants: readonly RuncMutant[] = [...runtimeMutants, ...networkMutants, ...applicationMutants];
