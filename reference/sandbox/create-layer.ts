import { assertRoot } from '../assert-root.ts';
import type { Machine } from '../machine.ts';
import { createSandboxIn } from './create-sandbox.ts';
import type { Layer, SandboxOptions } from './sandbox-options.ts';
import { startHolder } from './start-holder.ts';

const folder = '/run/labcheck/layer';

// It must be a file system of its own: overlayfs refuses lower folders that lie in one another, and one is `/`.
const hold = `mkdir -p ${folder} && mount -t tmpfs -o mode=755 labcheck ${folder}`;

/**
 * Runs `prepare` in a sandbox, and keeps what it changed in the root file system as a layer; /run, /tmp, /dev and
 * processes are not part of it. It costs one waiting process, and dies with this one.
 */
export const createLayer = async (
  options: Omit<SandboxOptions, 'lifetime' | 'layer'>,
  prepare: (sandbox: Machine) => Promise<void>,
): Promise<Layer> => {
  assertRoot('Making a layer');
  const { pid, destroy } = await startHolder('A layer', ['--mount', '--propagation', 'private'], hold);
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
