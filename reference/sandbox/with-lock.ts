import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabcheckError } from '../../src/index.ts';

const patienceMs = 60_000;

/**
 * Runs `act` while no other labcheck of this machine does so. The lock is an abstract Unix socket (unix(7)):
 * the kernel frees it when its holder dies, however it dies, so there is no stale lock to break.
 */
export const withLock = async <T>(act: () => T): Promise<T> => {
  const release = await acquire();
  try {
    return act();
  } finally {
    await release();
  }
};

const acquire = async (): Promise<() => Promise<void>> => {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const server = createServer((visitor) => visitor.destroy());
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
      );
      server.listen('\0labcheck-sandboxes', () => resolve(true));
    });
    if (taken) return () => new Promise((resolve) => server.close(() => resolve()));
    await sleep(5);
  }
  throw new LabcheckError(
    `Another labcheck on this machine has been making or removing sandboxes for ${patienceMs / 1000} s.`,
    'Look for it with: ss -xlp | grep labcheck-sandboxes',
  );
};
