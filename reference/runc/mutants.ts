import type { checks } from '../../checks/runc/lab.ts';
import type { MutantsOf } from '../mutant.ts';
import { applicationMutants } from './application-mutants.ts';
import { networkMutants } from './network-mutants.ts';
import { packetMutants } from './packet-mutants.ts';
import { runtimeMutants } from './runtime-mutants.ts';

/** The lab done wrong in every way that we know, one check after the other. */
export const mutants: MutantsOf<typeof checks> = [
  ...runtimeMutants,
  ...networkMutants,
  ...packetMutants,
  ...applicationMutants,
];
