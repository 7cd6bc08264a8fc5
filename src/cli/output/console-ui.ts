import { visible } from '../../languages/visible.ts';
import type { Ui } from '../../model/reference.ts';
import type { World } from '../world.ts';

/** How a long-running command speaks on this world's streams. */
export const consoleUi = (world: World): Ui => {
  const { stdout, stderr, interrupted } = world;
  const status = statusLine(world);
  return {
    print: (line) => {
      status('');
      stdout.write(`${line}\n`);
    },
    say: (line) => {
      status('');
      stderr.write(`${visible(line, 2000)}\n`);
    },
    status,
    signal: interrupted,
  };
};

/** A line on the terminal that is written over and over; silent where standard error is no terminal. */
const statusLine = ({ stderr, env }: World): Ui['status'] => {
  if (stderr.isTTY !== true || env['TERM'] === 'dumb') return () => {};
  let shown = false;
  return (line) => {
    // Erase the line and go to its start (ECMA-48, EL and CR).
    if (shown) stderr.write('\u001b[2K\r');
    shown = line !== '';
    if (shown) stderr.write(visible(line, Math.max(20, (stderr.columns ?? 80) - 1)));
  };
};

/** Says something beside the result, on standard error. */
export const saying =
  ({ stderr }: World) =>
  (line: string): void =>
    void stderr.write(`labcheck: ${visible(line, 2000)}\n`);
