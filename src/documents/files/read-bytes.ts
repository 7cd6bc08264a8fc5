import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from '../../model/errors.ts';
import { ownTrouble } from '../../model/own-trouble.ts';
import { reasonOf } from './reason-of.ts';

/** The input that a reader accepts, and the cure for any other. */
export type TextLimits = {
  readonly mostBytes: number;
  readonly cure: string;
  /** Whether it lies in a folder that others may have filled: there, a link could lead to any file of the reader's. */
  readonly ofOthers?: true;
};

/**
 * The bytes of a file that the user named.
 *
 * @throws UsageError where it does not exist, may not be read, is no regular file, is empty or too large;
 *   GraderError where this machine has too few means to read it
 */
export const readBytes = async (file: string, { mostBytes, cure, ofOthers }: TextLimits): Promise<Uint8Array> => {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | (ofOthers ? constants.O_NOFOLLOW : 0));
    const { size, ...kind } = await describe(handle);
    if (!kind.regular) throw new UsageError(`${file} is ${kind.folder ? 'a folder' : 'not a regular file'}.`, cure);
    if (size > mostBytes) throw new UsageError(`${file} is larger than ${mostBytes / 1_000_000} MB.`, cure);
    const bytes = await handle.readFile();
    if (bytes.every((byte) => byte <= 0x20)) throw new UsageError(`${file} is empty.`, cure);
    return bytes;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const own = ownTrouble(error);
    if (own) throw own;
    if (ofOthers && (error as NodeJS.ErrnoException).code === 'ELOOP')
      throw new UsageError(`${file} is a symbolic link, which is not followed in a run.`, cure);
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`, cure);
  } finally {
    await handle?.close();
  }
};

const describe = async (handle: FileHandle) => {
  const stat = await handle.stat();
  return { size: stat.size, regular: stat.isFile(), folder: stat.isDirectory() };
};
