import { pinger } from '../../checks/pinger/lab.ts';
import type { LabReference } from '../lab-reference.ts';
import { mutants } from './mutants.ts';
import { labParameters } from './parameters.ts';
import { solve } from './solve.ts';
import { sandboxSupplies } from './supplies.ts';
import { variants } from './variants.ts';
import { vocabulary } from './vocabulary.ts';

/** The steps that only make files. */
const files = ['packages', 'devices', 'binary'];
/** The steps that only try what was built: the grader does so itself. */
const trials = ['ping', 'ask'];

export const pingerReference: LabReference = {
  lab: pinger,
  binds: async () => (await sandboxSupplies()).binds,
  prepare: async (machine) => {
    const { supplies } = await sandboxSupplies();
    await solve(machine, labParameters, supplies, { only: (id) => files.includes(id) });
  },
  finish: async (machine) => {
    const { supplies } = await sandboxSupplies();
    await solve(machine, labParameters, supplies, { only: (id) => ![...files, ...trials].includes(id) });
  },
  vocabulary,
  mutants,
  variants,
};
