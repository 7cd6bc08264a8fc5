import type { checks } from '../../checks/what-is-a-container/lab.ts';
import type { MutantsOf } from '../mutant.ts';
import { cgroupMutants } from './cgroup-mutants.ts';
import { containerMutants } from './container-mutants.ts';
import { programMutants } from './program-mutants.ts';
import { runcMutants } from './runc-mutants.ts';

/** The lab done wrong in every way that we know, one phase after the other. */
export const mutants: MutantsOf<typeof checks> = [
  ...containerMutants,
  ...cgroupMutants,
  ...programMutants('munch-static', 'munch', 'munch.c'),
  ...programMutants('bomb-static', 'fb', 'fork-bomb.c'),
  ...runcMutants,
];
