import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { shellWord } from '../shell-word.ts';
import { createLayer } from '../sandbox/layer.ts';
import { thisMachine } from '../this-machine.ts';
import { runDisk } from './boot-scripts.ts';
import type { Keys } from './keys.ts';
import type { VmLab } from './vm-lab.ts';

/**
 * The files of a lab's reference, as one archive in a folder. They are made in a sandbox of this machine, where the
 * compiler and the package tools are; the machine to be graded needs none of them.
 */
export const packLab = async ({ reference, files }: VmLab, folder: string, signal: AbortSignal): Promise<void> => {
  const binds = await reference.binds();
  const layer = await createLayer({ name: `vm-${randomBytes(3).toString('hex')}`, binds }, (machine) =>
    reference.prepare(machine, { signal }),
  );
  try {
    const archive = shellWord(join(folder, `${reference.lab.id}.tar`));
    const taken = files.map(shellWord).join(' ');
    const enter = layer.prefix.map(shellWord).join(' ');
    await thisMachine.run(
      `${enter} tar --xattrs --xattrs-include='*' --numeric-owner -C ${layer.folder}/root/upper -cf ${archive} ${taken}`,
      { timeoutMs: 120_000, signal },
    );
    for (const { from, to } of binds.filter(({ to }) => reference.commands.length > 0 && to.startsWith('/usr/local/src/')))
      await thisMachine.run(`tar -C / -rf ${archive} --transform ${shellWord(`s|^.*$|${to.slice(1)}|`)} ${shellWord(from.slice(1))}`);
  } finally {
    await layer.destroy();
  }
};

/** Makes the disk that a run's machine gets beside its own: who may log in, its host key, and the labs' files. */
export const makeRunDisk = async (folder: string, keys: Keys): Promise<string> => {
  const disk = `${folder}.img`;
  const root = shellWord(folder);
  await mkdir(folder, { recursive: true });
  await thisMachine.run(
    `set -e
cp ${shellWord(`${keys.login}.pub`)} ${root}/authorized_keys
cp ${shellWord(keys.host)} ${root}/host_key
size=$(du -sm ${root} | cut -f 1)
mke2fs -q -t ext4 -O ^has_journal -d ${root} ${shellWord(disk)} $((size * 11 / 10 + 32))M`,
    { timeoutMs: 120_000 },
  );
  return disk;
};

/** Shell that unpacks a lab's files on the machine. */
export const unpackLab = (lab: string): string =>
  `tar --xattrs --xattrs-include='*' --numeric-owner -C / -xpf ${runDisk}/${lab}.tar`;
