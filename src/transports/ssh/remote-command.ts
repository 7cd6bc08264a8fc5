import { cleanShell } from '../shell-process.ts';

/**
 * What is run on the host: a shell that reads the script, as root. It replaces the login shell, whichever that is, and
 * sudo is asked for once, in a way that never waits for a password. `env` is named in full: until it has run, the PATH
 * is the student's.
 */
export const remoteCommand = (user: string): string =>
  `exec ${user === 'root' ? '' : 'sudo -n -- '}/usr/bin/${cleanShell.join(' ')}`;

/** The last line that the host wrote to standard error; where it is about sudo, with the cure. */
export const explainedLine = (line: string, user: string): string => {
  if (/sudo.*(not found|No such file)/i.test(line))
    return `the host has no sudo: log in as root, or install it (${line})`;
  if (!/^sudo(-rs)?: |\bsudoers\b|may not run sudo/i.test(line)) return line;
  return `sudo does not make ${user} root on the host (${line}). There, as root: echo '${user} ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/labcheck`;
};
