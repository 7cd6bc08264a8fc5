import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { LabcheckError } from '../../src/index.ts';
import { assertRoot } from '../assert-root.ts';
import { lastWords } from '../last-words.ts';
import type { Machine } from '../machine.ts';
import { createSandboxIn } from './create.ts';
import type { SandboxOptions } from './options.ts';

/** Files that a sandbox left behind, for others to be built on. */
export type Layer = {
  /** The command line that leads into the mount namespace where `folder` is seen. */
  readonly prefix: readonly string[];
  readonly folder: string;
  /** Frees the memory. Sandboxes that are built on it go on. */
  readonly destroy: () => Promise<void>;
};

const folder = '/run/labcheck/layer';

// It must be a file system of its own: overlayfs refuses lower folders that lie in one another, and one is `/`.
const holder = `mkdir -p ${folder} && mount -t tmpfs -o mode=755 labcheck ${folder} && echo ready && exec >/dev/null && read -r _`;

/**
 * Runs `prepare` in a sandbox, and keeps what it changed in the root file system as a layer; /run, /tmp, /dev and
 * processes are not part of it. It costs one waiting process, and dies with this one.
 */
export const createLayer = async (
  options: Omit<SandboxOptions, 'lifetime' | 'layer'>,
  prepare: (sandbox: Machine) => Promise<void>,
): Promise<Layer> => {
  assertRoot('Making a layer');
  const { pid, destroy } = await startHolder();
  const prefix = ['nsenter', `--mount=/proc/${pid}/ns/mnt`, '--'];
  try {
    const sandbox = await createSandboxIn({ ...options, lifetime: 'owner' }, { prefix, writes: folder });
    try {
      await prepare(sandbox);
    } finally {
      await sandbox.destroy();
    }
  } catch (error) {
    await destroy();
    throw error;
  }
  return { prefix, folder, destroy };
};

/** The process that keeps the file system, tied to this one by its input as a sandbox is. */
const startHolder = async (): Promise<{ readonly pid: number | undefined; readonly destroy: () => Promise<void> }> => {
  const words = ['--mount', '--propagation', 'private', '--', 'bash', '-c', holder];
  const child = spawn('unshare', words, { detached: true, cwd: '/' });
  child.stdin.on('error', () => undefined);
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const word = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => undefined)]);
  if (!word) throw new LabcheckError(`A layer could not be made: ${lastWords(complaint) ?? 'its process ended'}`);
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  (child.stdin as Socket).unref();
  const destroy = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
  return { pid: child.pid, destroy };
};
