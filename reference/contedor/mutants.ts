import type { checks } from '../../checks/contedor/lab.ts';
import type { MutantsOf } from '../mutant.ts';
import { insideMutants } from './inside-mutants.ts';
import { namespaceMutants } from './namespace-mutants.ts';
import { rootMutants } from './root-mutants.ts';
import { treeMutants } from './tree-mutants.ts';

/** The lab done wrong in every way that we know, one check after the other. */
export const mutants: MutantsOf<typeof checks> = [
  ...treeMutants,
  ...rootMutants,
  ...namespaceMutants,
  ...insideMutants,
];
