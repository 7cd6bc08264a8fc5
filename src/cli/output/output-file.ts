import { randomBytes } from 'node:crypto';
import { access, appendFile, constants, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '../../documents/files/reason-of.ts';
import { writeWhole } from '../../documents/files/write-whole.ts';
import { UsageError } from '../../model/errors.ts';
import { writePipe } from './write-pipe.ts';

/** Permissions of a file that the user asked for: the umask takes its part. */
const mode = 0o666;

/**
 * Whether what has this name is a file to be replaced; false for a device or a pipe, which are written to as they
 * are.
 */
const isReplaced = async (file: string): Promise<boolean> => {
  const there = await stat(file).catch(() => undefined);
  return !there || there.isFile();
};

const refused = (file: string, error: unknown): UsageError =>
  new UsageError(
    `${file} cannot be written: ${reasonOf(error)}.`,
    'Name a file in a folder that exists and that you may write to.',
  );

/** Tries what will be done once the work is over, so that hours of it are not lost. @throws UsageError where it fails */
export const assertWritable = async (file: string): Promise<void> => {
  try {
    if ((await stat(file).catch(() => undefined))?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!(await isReplaced(file))) return await access(file, constants.W_OK);
    const trial = join(
      dirname(await target(file)),
      `.${basename(file).slice(0, 100)}.${randomBytes(6).toString('hex')}`,
    );
    await writeFile(trial, '', { flag: 'wx' });
    await rm(trial);
  } catch (error) {
    throw refused(file, error);
  }
};

/** Adds to a file that the environment names. @throws UsageError where it cannot be written */
export const appendOutput = async (file: string, text: string): Promise<void> => {
  try {
    await appendFile(file, text);
  } catch (error) {
    throw refused(file, error);
  }
};

/** @throws UsageError where a file to write is one of those that are read, under whatever name */
export const assertNoInput = async (outputs: readonly string[], inputs: readonly string[]): Promise<void> => {
  const identity = async (file: string): Promise<string | undefined> => {
    const there = await stat(file).catch(() => undefined);
    return there?.isFile() ? `${there.dev}:${there.ino}` : undefined;
  };
  const read = new Set((await Promise.all(inputs.map(identity))).filter((one) => one !== undefined));
  for (const file of outputs) {
    const own = await identity(file);
    if (own !== undefined && read.has(own))
      throw new UsageError(`${file} is read by this command, and would be overwritten.`, 'Write to another file.');
  }
};

/** Writes a file that the user named. @throws UsageError where it cannot be written */
export const writeOutput = async (file: string, text: string | Uint8Array): Promise<void> => {
  try {
    if (await isReplaced(file)) await writeWhole(await target(file), text, mode);
    else if ((await stat(file)).isFIFO()) await writePipe(file, text);
    else await writeFile(file, text);
  } catch (error) {
    throw error instanceof UsageError ? error : refused(file, error);
  }
};

/** The file behind a symbolic link: the link stays. */
const target = (file: string): Promise<string> => realpath(file).catch(() => file);
