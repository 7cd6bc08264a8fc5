import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { UsageError } from '../../model/errors.ts';

/** How long somebody may take to open the other end of a pipe; milliseconds. */
const usualPatience = 10_000;

/**
 * Writes to a named pipe. Opening it as a file would wait for its reader without end, and keep the program from ending.
 *
 * @throws UsageError where nobody reads from it
 */
export const writePipe = async (
  file: string,
  text: string | Uint8Array,
  patienceMs: number = usualPatience,
): Promise<void> => {
  const fd = await opened(file, performance.now() + patienceMs);
  const socket = new Socket({ fd, readable: false, writable: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.end(text, resolve);
  });
};

const opened = async (file: string, until: number): Promise<number> => {
  for (;;) {
    try {
      return openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      // ENXIO: no reader is there.
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
      if (performance.now() > until)
        throw new UsageError(`${file} cannot be written: nobody reads from this pipe.`, 'Start its reader first.');
      await wait(50);
    }
  }
};
