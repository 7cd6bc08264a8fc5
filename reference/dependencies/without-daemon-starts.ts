import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabcheckError } from '../../src/index.ts';
import { identify, isRunning } from '../../src/transports/process-identity.ts';

/**
 * Debian's maintainer scripts ask this program before they start a daemon; 101 means no (policy-rc.d in Debian's
 * sysvinit documentation).
 */
const policyFile = '/usr/sbin/policy-rc.d';

const ours = /^# labcheck, process (\d+) (\d+)$/m;

/**
 * Runs `act` while no package may start its daemon. A policy that the machine has already is left as it is; ours is
 * gone afterwards, also after a failure or a signal, and after a `kill -9` as soon as the next one needs it.
 */
export const withoutDaemonStarts = async <T>(act: () => Promise<T>, file = policyFile): Promise<T> => {
  if (!(await place(file))) return await act();
  const remove = () => rmSync(file, { force: true });
  const stop = (signal: NodeJS.Signals) => {
    remove();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  process.once('exit', remove);
  try {
    return await act();
  } finally {
    remove();
    process.off('exit', remove);
    for (const signal of signals) process.off(signal, stop);
  }
};

/** Puts our policy there; false where the machine has one of its own. Waits while another labcheck has its own there. */
const place = async (file: string): Promise<boolean> => {
  const self = identify('self');
  const text = `#!/bin/sh\n# labcheck, process ${self?.pid} ${self?.startTime}\nexit 101\n`;
  for (let tries = 0; tries < 6000; tries += 1) {
    try {
      writeFileSync(file, text, { mode: 0o755, flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new LabcheckError(`${file} cannot be written: ${(error as Error).message}`);
    }
    const found = read(file);
    if (found === undefined) continue;
    const [, pid, startTime] = ours.exec(found) ?? [];
    if (!pid) return false;
    if (isRunning({ pid: Number(pid), startTime: Number(startTime) })) await sleep(100);
    else rmSync(file, { force: true });
  }
  throw new LabcheckError(
    `Another labcheck has been installing packages for ten minutes (see ${file}).`,
    'Wait until it ends.',
  );
};

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
