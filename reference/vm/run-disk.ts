import { randomBytes } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { shellWord } from '../shell-word.ts';
import { thisMachine } from '../this-machine.ts';
import { runDisk } from './boot-scripts.ts';
import type { Keys } from './keys.ts';
import type { VmLab } from './vm-lab.ts';

/** Where a sandbox sees the folder that archives go to. */
const outside = '/srv/labcheck-vm';

/**
 * Packs the files of a lab's reference as an archive in a folder. They are made in a sandbox of this machine, where the
 * compiler and the package tools are; the machine to be graded needs none of them.
 */
export const packLab = async ({ reference, files }: VmLab, folder: string, signal: AbortSignal): Promise<void> => {
  const binds = [...(await reference.binds()), { from: folder, to: outside, readOnly: false }];
  const sandbox = await createSandbox({ name: `vm-${randomBytes(3).toString('hex')}`, lifetime: 'owner', binds });
  try {
    await reference.prepare(sandbox, { signal });
    const words = files.map(shellWord).join(' ');
    const pack = `tar --numeric-owner -C / -cf ${outside}/${reference.lab.id}.tar ${words}`;
    await sandbox.run(pack, { timeoutMs: 120_000, signal });
  } finally {
    await sandbox.destroy();
  }
};

/** Makes the disk that a run's machines get beside their own: who may log in, the host key, and the labs' files. */
export const makeRunDisk = async (folder: string, keys: Keys): Promise<string> => {
  await copyFile(`${keys.login}.pub`, join(folder, 'authorized_keys'));
  await copyFile(keys.host, join(folder, 'host_key'));
  const [root, disk] = [shellWord(folder), `${folder}.img`];
  await thisMachine.run(
    `size=$(du -sm ${root} | cut -f 1)
mke2fs -q -t ext4 -O ^has_journal -d ${root} ${shellWord(disk)} $((size * 11 / 10 + 32))M`,
    { timeoutMs: 120_000 },
  );
  return disk;
};

/** Shell that unpacks a lab's files on the machine. */
export const unpackLab = (lab: string): string => `tar --numeric-owner -C / -xpf ${runDisk}/${lab}.tar`;
