import type { Lab } from '../model/lab.ts';
import type { Composition } from './composition.ts';

/** A composition with these labs and nothing else. */
export const compositionOf = (labs: readonly Lab[]): Composition => ({
  version: '1.2.3',
  labs: async () => labs,
  reference: async () => ({ up: async () => 0, down: async () => 0, deps: async () => 0 }),
  demo: async () => async () => 0,
  prove: async () => async () => 0,
  mistakes: async () => () => [],
});
