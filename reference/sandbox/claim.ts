import { LabcheckError } from '../../src/index.ts';
import type { ProcessIdentity } from '../../src/transports/process-identity.ts';
import { currentBoot, identify, isRunning } from '../../src/transports/process-identity.ts';
import type { SandboxRecord } from '../../src/transports/sandbox/registry.ts';
import { isSandboxRunning, readSandboxRecord, writeSandboxRecord } from '../../src/transports/sandbox/registry.ts';

/** This process, as the owner of what it makes. */
export const ourselves = (): ProcessIdentity => {
  const identity = identify('self');
  if (!identity) throw new LabcheckError('/proc/self/stat cannot be read.', 'Mount /proc.');
  return identity;
};

/** Whether nobody is left who would end this sandbox: its owner has died, or it has, with the machine or alone. */
export const isStale = (record: SandboxRecord): boolean =>
  record.boot !== currentBoot() ||
  (record.owner === 'persistent' ? !isSandboxRunning(record) : !isRunning(record.owner));

/** Whether another process, which still runs, is the owner. */
export const isForeign = ({ owner, boot }: SandboxRecord): boolean =>
  owner !== 'persistent' && boot === currentBoot() && owner.pid !== process.pid && isRunning(owner);

/** Under the lock: makes a sandbox ours, so that no other labcheck takes it away at the same time. */
export const claim = (record: SandboxRecord): SandboxRecord => {
  // Of another boot only the name and the cgroup folders still mean anything.
  const init = record.boot === currentBoot() ? record.init : null;
  const ours: SandboxRecord = { ...record, init, boot: currentBoot(), owner: ourselves() };
  writeSandboxRecord(ours);
  return ours;
};

/** Under the lock: takes a free name. Throws a LabcheckError where it is taken. */
export const reserve = (name: string, cgroups: Pick<SandboxRecord, 'cgroups' | 'joins'>): SandboxRecord => {
  const taken = readSandboxRecord(name);
  if (taken) {
    const { owner } = taken;
    throw new LabcheckError(
      `There is a sandbox "${name}" already${owner === 'persistent' ? '' : `, made by process ${owner.pid}`}.`,
      owner === 'persistent'
        ? 'Take it away with labcheck reference down, or use another name.'
        : 'Use another name, or wait for that process.',
    );
  }
  const record: SandboxRecord = { name, boot: currentBoot(), init: null, owner: ourselves(), ...cgroups };
  writeSandboxRecord(record);
  return record;
};
