import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HostError } from '../../../model/errors.ts';
import type { HostConfig } from '../route/user-config.ts';
import { readKnownHost, type Trust, trustIn } from './host-key.ts';
import { hashedName } from './host-names.ts';
import { keyType } from './known-hosts.ts';

/**
 * Lines of this process are written one after the other, so that a host that several connections meet at once gets
 * one.
 */
let last: Promise<unknown> = Promise.resolve();

/**
 * Writes a host's key to the user's known_hosts as OpenSSH does (accept-new, ssh_config(5)): one line at the end,
 * hashed where HashKnownHosts says so, in a file that only its owner reads.
 *
 * @returns what the file says of the key by now: another connection may have been first
 * @throws HostError where the line cannot be written, as the next run would trust anybody again
 */
export const rememberHost = (key: Buffer, config: HostConfig): Promise<Trust> => {
  const turn = last.then(async () => {
    const known = await readKnownHost(config);
    const trust = trustIn(key, known);
    if (trust.is !== 'new') return trust;
    await append(config.knownHosts[0], line(known.name, key, config.hashKnownHosts));
    return { is: 'known' } as const;
  });
  last = turn.catch(() => {});
  return turn;
};

const line = (name: string, key: Buffer, hash: boolean): string =>
  `${hash ? hashedName(name, randomBytes(20)) : name} ${keyType(key)} ${key.toString('base64')}\n`;

/** In one write to the end of the file, which writers of other processes cannot tear (write(2), O_APPEND). */
const append = async (file: string | undefined, text: string): Promise<void> => {
  if (file === undefined) return;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await appendTo(file, text);
  } catch (error) {
    throw new HostError(
      `the new host key cannot be written to ${file}: ${(error as Error).message}`,
      'Make the file writable, or name another with UserKnownHostsFile in the ssh configuration.',
    );
  }
};

const appendTo = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'a+', 0o600);
  try {
    // A line of another process that crosses a page is seen half written for a moment.
    let whole = await endsWithLine(handle);
    if (!whole) {
      await setTimeout(50);
      whole = await endsWithLine(handle);
    }
    await handle.write(whole ? text : `\n${text}`);
  } finally {
    await handle.close();
  }
};

const endsWithLine = async (handle: FileHandle): Promise<boolean> => {
  const { size } = await handle.stat();
  const end = Buffer.alloc(1, '\n');
  if (size > 0) await handle.read(end, 0, 1, size - 1);
  return end.toString() === '\n';
};
