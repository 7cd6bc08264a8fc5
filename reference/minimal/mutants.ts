import type { checks } from '../../checks/minimal/lab.ts';
import type { MutantsOf } from '../mutant.ts';
import { containerMutants } from './container-mutants.ts';
import { imageMutants } from './image-mutants.ts';
import { layerMutants } from './layer-mutants.ts';
import { networkMutants } from './network-mutants.ts';
import { packageMutants } from './package-mutants.ts';
import { treeMutants } from './tree-mutants.ts';

/** The lab done wrong in every way that we know, one part after the other. */
export const mutants: MutantsOf<typeof checks> = [
  ...treeMutants,
  ...containerMutants,
  ...imageMutants,
  ...networkMutants,
  ...packageMutants,
  ...layerMutants,
];
