import { quote } from '../shell/quote.ts';
import { startClean } from '../shell/standpoint.ts';

/** The PATH of every collecting shell: the system's own folders, whatever the login's PATH says. */
export const cleanPath = '/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The shell that reads the script: nothing of the caller's environment reaches it (no LD_PRELOAD, no proxy, no
 * locale).
 */
export const cleanShell = ['env', '-i', `PATH=${cleanPath}`, 'LC_ALL=C', 'sh', '-c', startClean];

/** The same as root, where sudo needs no password; it never waits for one. */
export const underSudo = ['sudo', '-n', '--', ...cleanShell];

/**
 * The command line that starts the clean shell on another host, as root. It replaces the login shell, whichever that is.
 * `env` is named in full: until it has run, the PATH is the student's.
 */
export const remoteCommand = (user: string): string =>
  `exec ${user === 'root' ? '' : 'sudo -n -- '}/usr/bin/${cleanShell.slice(0, -1).join(' ')} ${quote(startClean)}`;
