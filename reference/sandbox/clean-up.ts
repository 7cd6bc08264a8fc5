import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../../src/transports/process-identity.ts';
import { listSandboxes, readSandboxRecord, sandboxFolder } from '../../src/transports/sandbox/registry.ts';
import { assertRoot } from '../assert-root.ts';
import { removeCgroups } from './cgroups.ts';
import { claim, isStale } from './claim.ts';
import { parseHierarchies } from './hierarchies.ts';
import { takeAway } from './take-away.ts';
import { withLock } from './with-lock.ts';

/**
 * Removes what dead runs left: where an owner was killed, its sandboxes died with it, but cgroups and records did not.
 * Never touches what belongs to a run that lives. Returns the names of the sandboxes.
 */
export const cleanUpStale = async (): Promise<string[]> => {
  assertRoot('Cleaning up after sandboxes');
  const claimed = await withLock(() => {
    const records = listSandboxes();
    removeDrafts();
    removeUnknownCgroups(new Set(records.map(({ name }) => name)));
    return records.filter(isStale).map(claim);
  });
  await Promise.all(claimed.map(takeAway));
  return claimed.map(({ name }) => name);
};

/**
 * How long a clean-up serves the sandboxes that are made after it: for two hundred in a row it would be half of the
 * work.
 */
const servesMs = 5000;
let lastAt = Number.NEGATIVE_INFINITY;

/** The same before a sandbox is made, where it was not done just now, or something is in that one's way. */
export const cleanUpBefore = async (name: string): Promise<void> => {
  if (performance.now() - lastAt < servesMs && !readSandboxRecord(name)) return;
  lastAt = performance.now();
  await cleanUpStale();
};

/** Records that were never finished: their writer, named in the file name, was killed. */
const removeDrafts = (): void => {
  for (const file of list(sandboxFolder)) {
    const [, writer] = /^\.[a-z0-9-]+\.(\d+)\.[0-9a-f]+$/.exec(file) ?? [];
    if (writer && !identify(Number(writer))) rmSync(join(sandboxFolder, file), { force: true });
  }
};

/** A record is written before its cgroups are made, so a cgroup without one is nobody's. */
const removeUnknownCgroups = (known: ReadonlySet<string>): void => {
  for (const { mountPoint } of parseHierarchies(readFileSync('/proc/self/mountinfo', 'utf8'))) {
    const folder = join(mountPoint, 'labcheck');
    const unknown = list(folder, true).filter((name) => !known.has(name));
    removeCgroups(unknown.map((name) => join(folder, name)));
  }
};

const list = (folder: string, foldersOnly = false): string[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => !foldersOnly || entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
};
