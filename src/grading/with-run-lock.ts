import type { Run } from '../documents/files/run.ts';
import { lockRun } from '../documents/files/run-lock.ts';
import { identify, isRunning } from '../transports/process-identity.ts';

/** Works on a run that belongs to this process alone. @throws UsageError where another process works on it */
export const withRunLock = async (run: Run, work: () => Promise<number>): Promise<number> => {
  const self = identify('self');
  const lock = await lockRun(run.folder, self ? `${self.pid} ${self.startTime}` : String(process.pid), (identity) => {
    const [pid = 0, startTime = 0] = identity.split(' ').map(Number);
    return isRunning({ pid, startTime });
  });
  try {
    return await work();
  } finally {
    await lock.release();
  }
};
