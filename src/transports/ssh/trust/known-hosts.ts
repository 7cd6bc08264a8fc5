import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from '../../../model/errors.ts';
import { namesMatch } from './host-names.ts';

/** One line of known_hosts that speaks of a host. */
export type KnownKey = {
  readonly file: string;
  /** Counted from 1, as `ssh-keygen -F` does. */
  readonly line: number;
  readonly marker: 'key' | 'revoked' | 'cert-authority';
  /** `ssh-ed25519` and the like. */
  readonly type: string;
  /** The public key as it travels. */
  readonly blob: Buffer;
};

/**
 * The keys that known_hosts text holds for a name (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Lines of any other form are
 * skipped.
 */
export const knownKeys = (text: string, file: string, name: string): KnownKey[] =>
  text.split('\n').flatMap((whole, index) => {
    const words = whole.trim().split(/[ \t]+/);
    const marker = markers.get(words[0]?.startsWith('@') ? words.shift()! : '');
    const [names = '', type = '', key = ''] = words;
    if (marker === undefined || names === '' || names.startsWith('#') || !namesMatch(names, name)) return [];
    const blob = Buffer.from(key, 'base64');
    return keyType(blob) === type ? [{ file, line: index + 1, marker, type, blob }] : [];
  });

const markers = new Map<string, KnownKey['marker']>([
  ['', 'key'],
  ['@revoked', 'revoked'],
  ['@cert-authority', 'cert-authority'],
]);

/** A public key begins with its own type, as a string with a length (RFC 4253 6.6). */
export const keyType = (blob: Buffer): string | undefined =>
  blob.length > 4 ? blob.toString('latin1', 4, 4 + blob.readUInt32BE(0)) : undefined;

/**
 * The entries of some files for a name, in their order; a missing file holds none.
 *
 * @throws UsageError where a file is there and cannot be read: its revoked keys would go unseen
 */
export const readKnownKeys = async (files: readonly string[], name: string): Promise<KnownKey[]> => {
  const found = await Promise.all(files.map(async (file) => knownKeys(await readIfThere(file), file, name)));
  return found.flat();
};

const readIfThere = async (file: string): Promise<string> => {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const kind = await handle.stat();
    // Such as /dev/null, by which people say that there is none.
    if (kind.isCharacterDevice()) return '';
    if (!kind.isFile()) throw new Error('it is not a regular file');
    return await handle.readFile('utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw new UsageError(
      `The known hosts in ${file} cannot be read: ${(error as Error).message}.`,
      'Make the file readable, or name others with UserKnownHostsFile in the ssh configuration.',
    );
  } finally {
    await handle?.close();
  }
};
