import type { Lab } from '../src/index.ts';
import { pinger } from './pinger/lab.ts';

/** All labs. */
export const labs: readonly Lab[] = [pinger];
