import { containerMutants } from './container-mutants.ts';
import { imageMutants } from './image-mutants.ts';
import { layerMutants } from './layer-mutants.ts';
import { networkMutants } from './network-mutants.ts';
import { packageMutants } from './package-mutants.ts';
import { type MinimalMutant, treeMutants } from './tree-mutants.ts';

/** The lab done wrong in every way that we know, one part after the other. */
export const mutants: readonly MinimalMutant[] = [
  ...treeMutants,
  ...containerMutants,
  ...imageMutants,
  ...networkMutants,
  ...packageMutants,
  ...layerMutants,
];
