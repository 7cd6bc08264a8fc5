import { HostError } from '../model/errors.ts';

/** sudo's own words, and those of its policy where it speaks without its name. */
const ofSudo = /^sudo(-rs)?: |\bsudoers\b|may not run sudo|is not allowed to execute/i;

/**
 * Why a shell ended early, by the last line that the host wrote to standard error; undefined where it wrote none.
 * Where that line is about sudo, the host is there and well, but it does not let this login look.
 */
export const refusalIn = (line: string, user: string): HostError | undefined => {
  if (line === '') return undefined;
  if (/sudo.*(not found|No such file)/i.test(line))
    return new HostError(
      `${user} is not root there, and there is no sudo (${line})`,
      'Log in as root, or install sudo.',
      'denied',
    );
  if (!ofSudo.test(line)) return new HostError(line);
  return new HostError(
    `sudo does not make ${user} root there (${line})`,
    `Log in as root, or let the login use sudo without a password. There, as root: echo '${user} ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/labcheck`,
    'denied',
  );
};
