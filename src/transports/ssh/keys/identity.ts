import { constants } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import type { ParsedKey } from 'ssh2';
import { word } from '../../../shell/quote.ts';
import type { Ssh2 } from '../library.ts';

/** A key of the user's. Its public half is known without the passphrase. */
export type Identity = {
  readonly file: string;
  readonly publicKey: ParsedKey;
  /** Undefined where the file holds only the public half, whose other one an agent may have. */
  readonly privateKey: ParsedKey | 'encrypted' | undefined;
};
/** A file that is there but cannot be used, and why, with the cure. */
export type UselessIdentity = { readonly file: string; readonly why: string };

/** Reads an identity file; undefined where there is none, as is usual for the defaults. */
export const readIdentity = async ({ utils }: Ssh2, file: string): Promise<Identity | UselessIdentity | undefined> => {
  if (await isPipe(file)) return { file, why: 'it is a pipe and not a file' };
  const [own, beside] = await Promise.all([readOrNothing(file), readOrNothing(`${file}.pub`)]);
  const text = own ?? beside;
  if (text === undefined) return undefined;
  const key = utils.parseKey(text);
  const encrypted = key instanceof Error && /encrypted/i.test(key.message);
  const publicKey = encrypted ? utils.parseKey(publicHalf(text) ?? beside ?? '') : key;
  if (publicKey instanceof Error)
    return { file, why: useless(`${text.toString('latin1')}${publicKey.message}`, file, encrypted) };
  if (!encrypted && !publicKey.isPrivateKey()) return { file, publicKey, privateKey: undefined };
  if (await othersMayRead(file)) return { file, why: `others may read it; chmod 600 ${word(file)}` };
  return { file, publicKey, privateKey: encrypted ? 'encrypted' : publicKey };
};

/** Decrypts the key of a file; undefined where the passphrase is wrong. */
export const unlock = async ({ utils }: Ssh2, file: string, passphrase: string): Promise<ParsedKey | undefined> => {
  const key = utils.parseKey(await readFile(file), passphrase);
  return key instanceof Error ? undefined : key;
};

const readOrNothing = async (file: string): Promise<Buffer | undefined> => {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    return (await handle.stat()).isFIFO() ? undefined : await handle.readFile();
  } catch {
    return undefined;
  } finally {
    await handle?.close();
  }
};

const isPipe = async (file: string): Promise<boolean> => (await stat(file).catch(() => undefined))?.isFIFO() ?? false;

/**
 * OpenSSH's own format holds the public key unencrypted, after the cipher, the key derivation and its options
 * (PROTOCOL.key).
 */
const publicHalf = (text: Buffer): Buffer | undefined => {
  const [, body = ''] = /-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s]+)/.exec(text.toString('latin1')) ?? [];
  const bytes = Buffer.from(body, 'base64');
  const magic = 'openssh-key-v1\0';
  if (bytes.toString('latin1', 0, magic.length) !== magic) return undefined;
  const after = (at: number): number => (at + 4 <= bytes.length ? at + 4 + bytes.readUInt32BE(at) : bytes.length);
  const count = after(after(after(magic.length)));
  const key = count + 4;
  return key + 4 < bytes.length ? bytes.subarray(key + 4, after(key)) : undefined;
};

const useless = (text: string, file: string, encrypted: boolean): string => {
  if (/\bsk-/.test(text)) return 'it is on a security key; write the host as openssh://';
  if (encrypted) return `its public half is missing; ssh-keygen -y -f ${word(file)} > ${word(`${file}.pub`)}`;
  if (text.includes('BEGIN') && text.includes('PRIVATE KEY'))
    return `its format is not read here; ssh-keygen -p -f ${word(file)} writes it anew`;
  return 'it holds no key';
};

/** ssh, too, refuses a private key that is not private. */
const othersMayRead = async (file: string): Promise<boolean> => {
  const { mode, uid } = await stat(file);
  return uid === process.getuid?.() && (mode & 0o077) !== 0;
};
