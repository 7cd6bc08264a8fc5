import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execaSync } from 'execa';
import type { Family } from '../os-family.ts';
import { type Dependency, dependencyTable } from './table.ts';

/** Of the needed commands, those that are not present and that this family of machines needs. */
export const missingOf = (
  needed: readonly string[],
  family: Family,
  present: (command: string) => boolean,
): Dependency[] =>
  dependencyTable.filter((one) => needed.includes(one.command) && one[family] !== null && !present(one.command));

/** The packages that bring them, each once. */
export const packagesOf = (missing: readonly Dependency[], family: Family): string[] =>
  [...new Set(missing.flatMap((one) => one[family] ?? []))].toSorted();

/** Whether this machine has a command, also where root's folders are not in the caller's PATH. */
export const isPresent = (command: string): boolean => {
  if (command === 'libc.a') return hasStaticLibc();
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  return folders.some((folder) => isExecutable(join(folder, command)));
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The compiler prints the path where it knows the file, and the bare name where not. */
const hasStaticLibc = (): boolean => {
  const { stdout } = execaSync('gcc', ['-print-file-name=libc.a'], { reject: false });
  return typeof stdout === 'string' && stdout.startsWith('/') && existsSync(stdout);
};
