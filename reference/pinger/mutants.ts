import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';
import { addressMutants } from './address-mutants.ts';
import { answerMutants } from './answer-mutants.ts';
import { appMutants } from './app-mutants.ts';
import { binaryMutants } from './binary-mutants.ts';
import { imageMutants } from './image-mutants.ts';
import { isolationMutants } from './isolation-mutants.ts';
import { netnsMutants } from './netns-mutants.ts';
import { pairMutants } from './pair-mutants.ts';
import { reachMutants } from './reach-mutants.ts';
import { rootfsMutants } from './rootfs-mutants.ts';

/** The lab done wrong in every way that we know, one check after the other. */
export const mutants: MutantsOf<typeof checks> = [
  ...rootfsMutants,
  ...binaryMutants,
  ...netnsMutants,
  ...pairMutants,
  ...addressMutants,
  ...reachMutants,
  ...isolationMutants,
  ...appMutants,
  ...answerMutants,
  ...imageMutants,
];
