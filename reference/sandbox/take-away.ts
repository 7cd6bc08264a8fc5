import { setTimeout as sleep } from 'node:timers/promises';
import { LabcheckError } from '../../src/index.ts';
import type { SandboxRecord } from '../../src/transports/sandbox/registry.ts';
import { isSandboxRunning, removeSandboxRecord } from '../../src/transports/sandbox/registry.ts';
import { cgroupMembers, removeCgroups, thawCgroups } from './cgroups.ts';
import { withLock } from './with-lock.ts';

const patienceMs = 10_000;
const graceMs = 1000;

/**
 * Ends a sandbox that is ours to end, and removes what does not die with its PID 1: cgroups and record. With PID 1 the
 * kernel kills all of its PID namespace, and with the last process go the namespaces and every mount in them.
 */
export const takeAway = async (record: SandboxRecord): Promise<void> => {
  if (isSandboxRunning(record)) kill(record.init.pid);
  thawCgroups(record.cgroups);
  const startedAt = Date.now();
  for (;;) {
    const members = cgroupMembers(record.cgroups);
    if (members.length === 0 && (await withLock(() => remove(record)))) return;
    const waited = Date.now() - startedAt;
    // A process that entered from outside (nsenter) is not in the PID namespace: it ends with its child, or here.
    if (waited > graceMs) members.forEach(kill);
    if (waited > patienceMs) {
      throw new LabcheckError(
        `The sandbox "${record.name}" does not go away: processes ${members.join(', ')} stay.`,
        `Look at them with: ps -o pid,stat,wchan,args -p ${members.join(',')}`,
      );
    }
    await sleep(5);
  }
};

const remove = (record: SandboxRecord): boolean => {
  if (!removeCgroups(record.cgroups)) return false;
  removeSandboxRecord(record.name);
  return true;
};

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
};
