import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../../src/transports/process-identity.ts';

/** In the machine's runtime folder, which no reboot outlives. */
export const clientsFolder = '/run/labcheck/clients';

const config = `Host *
  IdentityFile ~/.ssh/key
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile ~/.ssh/known_hosts
`;

/** The files in the `~/.ssh` of a class's grader: `config`, `key` and `known_hosts`. */
export type ClientFiles = {
  readonly folder: string;
  /** The line that lets its key in. */
  readonly authorized: string;
};

/** Makes a key for one class, and removes those of classes whose owner was killed. */
export const makeClientFiles = (): ClientFiles => {
  mkdirSync(clientsFolder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(clientsFolder))
    if (!identify(Number.parseInt(name, 10))) rmSync(join(clientsFolder, name), { recursive: true, force: true });
  // Begins with its owner's number.
  const folder = mkdtempSync(join(clientsFolder, `${process.pid}-`));
  const key = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'labcheck', '-f', key]);
  writeFileSync(join(folder, 'config'), config, { mode: 0o600 });
  writeFileSync(join(folder, 'known_hosts'), '', { mode: 0o600 });
  return { folder, authorized: readFileSync(`${key}.pub`, 'utf8').trim() };
};
