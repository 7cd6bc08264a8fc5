import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** The two keys of one run: by which the grader logs in, and by which the machine proves that it is itself. */
export type Keys = { readonly login: string; readonly host: string };

/** Makes them in a folder; no key outlives its run. */
export const makeKeys = async (folder: string): Promise<Keys> => {
  const login = join(folder, 'login');
  const host = join(folder, 'host');
  for (const file of [login, host])
    await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'labcheck', '-f', file]);
  return { login, host };
};

/**
 * Writes a file of known hosts, by which the machine is known on a port of the loopback (sshd(8), SSH_KNOWN_HOSTS
 * FILE FORMAT).
 */
export const remember = async (file: string, { host }: Keys, port: number): Promise<void> =>
  writeFile(file, `[127.0.0.1]:${port} ${await readFile(`${host}.pub`, 'utf8')}`);
