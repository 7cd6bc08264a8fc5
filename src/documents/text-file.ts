import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from '../model/errors.ts';

/** The input that a reader accepts, and the cure for any other. */
export type TextLimits = { readonly mostBytes: number; readonly cure: string };

/**
 * The text of a file that the user named.
 *
 * @throws UsageError where it does not exist, may not be read, is no regular file, is empty, too large or not UTF-8
 */
export const readText = async (file: string, limits: TextLimits): Promise<string> => {
  const { cure } = limits;
  const bytes = await readBytes(file, limits);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file} is not text in UTF-8.`, cure);
  }
};

/**
 * The bytes of a file that the user named.
 *
 * @throws UsageError where it does not exist, may not be read, is no regular file, is empty or too large
 */
export const readBytes = async (file: string, { mostBytes, cure }: TextLimits): Promise<Uint8Array> => {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const { size, ...kind } = await describe(handle);
    if (!kind.regular) throw new UsageError(`${file} is ${kind.folder ? 'a folder' : 'not a regular file'}.`, cure);
    if (size > mostBytes) throw new UsageError(`${file} is larger than ${mostBytes / 1_000_000} MB.`, cure);
    const bytes = await handle.readFile();
    if (bytes.every((byte) => byte <= 0x20)) throw new UsageError(`${file} is empty.`, cure);
    return bytes;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`, cure);
  } finally {
    await handle?.close();
  }
};

const describe = async (handle: FileHandle) => {
  const stat = await handle.stat();
  return { size: stat.size, regular: stat.isFile(), folder: stat.isDirectory() };
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  EISDIR: 'it is a folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ELOOP: 'its symbolic links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** A system error in words, without the system call's own. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return (code !== undefined && reasons[code]) || code || String(error);
};
