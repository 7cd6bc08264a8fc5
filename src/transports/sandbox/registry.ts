import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { LabcheckError } from '../../model/errors.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { currentBoot, isRunning } from '../process-identity.ts';

/** Where the records lie, one JSON file a sandbox. The folder itself is never removed. */
export const sandboxFolder = '/run/labcheck/sandboxes';

/** The record of a sandbox, for every labcheck on this machine. */
export type SandboxRecord = {
  readonly name: string;
  /** The boot that it belongs to: after the next one its numbers mean other processes. */
  readonly boot: string;
  /** Its PID 1 as seen from this machine; null while it is being made or taken away. */
  readonly init: ProcessIdentity | null;
  /** Whose death ends it. */
  readonly owner: ProcessIdentity | 'persistent';
  /** Its own folder in each cgroup hierarchy. */
  readonly cgroups: readonly string[];
  /** The cgroups that whoever enters joins first: in version 2 a leaf, as its root hands out controllers. */
  readonly joins: readonly string[];
  /** The lab that it was built of, where it is known. */
  readonly lab?: string;
};

/** Throws a LabcheckError where the name cannot be a sandbox's: it becomes a file, a host and a cgroup name. */
export const assertSandboxName = (name: string): void => {
  if (/^[a-z0-9-]{1,32}$/.test(name)) return;
  throw new LabcheckError(`"${name}" cannot name a sandbox.`, 'Use 1 to 32 small letters, digits and hyphens.');
};

const fileOf = (name: string): string => `${sandboxFolder}/${name}.json`;

/**
 * The record of a name, whether or not its sandbox still runs; undefined where there is none, or none that can be
 * read.
 */
export const readSandboxRecord = (name: string): SandboxRecord | undefined => {
  assertSandboxName(name);
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(fileOf(name), 'utf8'));
  } catch {
    return undefined;
  }
  return isRecord(found) && found.name === name ? found : undefined;
};

/** Another version of labcheck may have written it. */
const isRecord = (found: unknown): found is SandboxRecord => {
  const { name, boot, init, owner, cgroups, joins, lab } = (found ?? {}) as Partial<SandboxRecord>;
  return (
    typeof name === 'string' &&
    typeof boot === 'string' &&
    (init === null || typeof init?.pid === 'number') &&
    (owner === 'persistent' || typeof owner?.pid === 'number') &&
    Array.isArray(cgroups) &&
    Array.isArray(joins) &&
    (lab === undefined || typeof lab === 'string')
  );
};

/** Writes the record whole or not at all: a reader sees the old one or the new one. */
export const writeSandboxRecord = (record: SandboxRecord): void => {
  assertSandboxName(record.name);
  mkdirSync(sandboxFolder, { recursive: true, mode: 0o755 });
  const draft = `${sandboxFolder}/.${record.name}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(record.name));
};

export const removeSandboxRecord = (name: string): void => {
  assertSandboxName(name);
  rmSync(fileOf(name), { force: true });
};

/** Every record of this machine, by name, also of sandboxes that have died. */
export const listSandboxes = (): SandboxRecord[] => {
  let files: string[];
  try {
    files = readdirSync(sandboxFolder);
  } catch {
    return [];
  }
  return files
    .filter((file) => /^[a-z0-9-]{1,32}\.json$/.test(file))
    .toSorted()
    .flatMap((file) => readSandboxRecord(file.slice(0, -'.json'.length)) ?? []);
};

/** A sandbox that can be entered. */
export type RunningSandbox = SandboxRecord & { readonly init: ProcessIdentity };

export const isSandboxRunning = (record: SandboxRecord): record is RunningSandbox =>
  record.boot === currentBoot() && record.init !== null && isRunning(record.init);

/** The running sandbox of that name, or undefined. */
export const findSandbox = (name: string): RunningSandbox | undefined => {
  const record = readSandboxRecord(name);
  return record && isSandboxRunning(record) ? record : undefined;
};

// The start time is compared again at the last moment: between making this command line and running it, the sandbox
// may have died and its number gone to a stranger. The cgroups come before the namespaces, from which they are not seen.
const enterScript = `
pid=$1 started=$2; shift 2
gone() { echo "labcheck: the sandbox is gone" >&2; exit 125; }
field() { shift 19; echo "$1"; }
{ IFS= read -r line < "/proc/$pid/stat"; } 2>/dev/null || gone
[ "$(field \${line##*) })" = "$started" ] || gone
while [ "$1" != -- ]; do echo 0 > "$1/cgroup.procs" || gone; shift; done
shift
exec nsenter --target "$pid" --mount --net --pid --uts --ipc --cgroup --root --wd -- "$@"`;

/**
 * The start of a command line that runs what follows it inside the sandbox, as root, in its root folder.
 * Append a command, such as `sh -s`. Status 125: the sandbox is gone.
 */
export const enterArgv = ({ init, joins }: RunningSandbox): string[] => [
  ...['sh', '-c', enterScript, 'labcheck-enter', String(init.pid), String(init.startTime), ...joins, '--'],
];
