import type { Mistakes } from '../src/model/reference.ts';
import { references } from './references.ts';

/** The mutants of a lab, as far as people read of them. */
export const mistakes: Mistakes = (lab) => references.find((reference) => reference.lab.id === lab.id)?.mutants ?? [];
