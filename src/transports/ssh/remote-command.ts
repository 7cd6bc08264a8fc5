import { cleanShell } from '../shell-process.ts';

/**
 * What is run on the host: a shell that reads the script, as root. It replaces the login shell, whichever that is, and
 * sudo is asked for once, in a way that never waits for a password. `env` is named in full: until it has run, the PATH
 * is the student's.
 */
export const remoteCommand = (user: string): string =>
  `exec ${user === 'root' ? '' : 'sudo -n -- '}/usr/bin/${cleanShell.join(' ')}`;
