import { normalize } from 'node:path';
import { LabcheckError } from '../../src/index.ts';
import type { Machine } from '../machine.ts';
import { shellWord } from '../shell-word.ts';
import type { Supplies } from './build.ts';
import { enter } from './ledger.ts';
import type { PingerParameters } from './parameters.ts';
import { type SolveOptions, solve } from './solve.ts';

/**
 * Builds the lab on a machine that is not thrown away afterwards: only where nothing of it exists yet, and in a way
 * that tearDown can take away again, also what a failed try left.
 *
 * @throws LabcheckError where something of the lab exists already, or a step fails
 */
export const putUp = async (
  machine: Machine,
  parameters: PingerParameters,
  supplies: Supplies,
  options: SolveOptions = {},
): Promise<void> => {
  const { rootfs, netns, outer, inner } = parameters;
  if (!/^\/[^/]+\/./.test(rootfs) || normalize(rootfs) !== rootfs) {
    throw new LabcheckError(
      `"${rootfs}" cannot become a root file system.`,
      'Name a new folder, such as /opt/rootfs-pinger.',
    );
  }
  const places = [rootfs, `/run/netns/${netns}`, `/sys/class/net/${outer}`, `/sys/class/net/${inner}`];
  const { stdout } = await machine.run(
    `for place in ${places.map(shellWord).join(' ')}; do if [ -e "$place" ] || [ -L "$place" ]; then echo "$place"; fi; done`,
  );
  if (stdout !== '') {
    throw new LabcheckError(
      `On ${machine.name} there is already: ${stdout.split('\n').join(', ')}.`,
      'The reference builds only where nothing is in its way. labcheck reference down takes away what it built itself.',
    );
  }
  await enter(machine, parameters);
  await solve(machine, parameters, supplies, options);
};
