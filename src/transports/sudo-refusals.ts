import { word } from '../shell/quote.ts';
import type { Refusal } from './refusal.ts';

/** A file of its own, read after all others: the last line of sudoers(5) that fits counts. */
const ourRules = '/etc/sudoers.d/zzz-labcheck';
/** A line there, as root; other logins may have lines in that file already. */
const withRule = (rule: string): string => `There, as root: echo '${rule.replaceAll('\\', '\\\\')}' >> ${ourRules}`;

/** Words of sudo(8). They are many, so those that have a cure of their own come first. */
export const sudoRefusals: readonly Refusal[] = [
  {
    words: /must have a tty to run sudo/i,
    says: (user) => `sudo wants a terminal of ${user} there`,
    cure: (user) => `Log in as root, or take requiretty away. ${withRule(`Defaults:${user} !requiretty`)}`,
  },
  {
    words: /"no new privileges" flag is set|effective uid is not 0/i,
    says: () => 'sudo makes nobody root there',
    cure: () => 'Log in as root, or let the login run without no-new-privileges, from a file system without nosuid.',
  },
  {
    words: /^sudo(?:-rs)?: (\/\S+) is (?:owned by|(?:world|group) writable)/i,
    says: () => 'sudo is broken there',
    cure: (_, [, file = '']) =>
      `Log in as root, or give it its file back. There, as root: chown 0:0 ${word(file)}; chmod go-w ${word(file)}`,
  },
  {
    words: /^sudo(?:-rs)?: .*(?:syntax error|parse error|no valid sudoers sources)|^>>> .*sudoers/i,
    says: () => 'sudo cannot read its rules there',
    cure: () => 'Log in as root, or correct them. There, as root: visudo -c names the line',
  },
  {
    words:
      /sudo(?:-rs)?: .*(?:error while loading shared libraries|must be owned by uid 0|unable to (?:load|initialize|open))|sudo(?:-rs)?: .*symbol lookup error/i,
    says: () => 'sudo is broken there',
    cure: () => 'Log in as root, or repair it. There, as root: apt-get install --reinstall sudo, or dnf reinstall sudo',
  },
  {
    words: /sudo.*(?:not found|No such file)/i,
    says: (user) => `${user} is not root there, and there is no sudo`,
    cure: () => 'Log in as root, or install sudo.',
  },
  {
    // Its warning about a host without a name of its own hinders nobody.
    words: /^sudo(?:-rs)?: (?!unable to resolve host)|\bsudoers\b|may not run sudo|is not allowed to execute/i,
    says: (user) => `sudo does not make ${user} root there`,
    cure: (user) =>
      `Log in as root, or let the login use sudo without a password. ${withRule(`${user} ALL=(ALL) NOPASSWD: ALL`)}`,
  },
];
