import { visible } from '../languages/visible.ts';
import type { Ui } from './composition.ts';
import type { World } from './world.ts';

/** How a long-running command speaks on this world's streams. */
export const consoleUi = ({ stdout, stderr, interrupted }: World): Ui => ({
  print: (line) => void stdout.write(`${line}\n`),
  say: (line) => void stderr.write(`${visible(line, 2000)}\n`),
  signal: interrupted,
});
