import { HostError } from '../model/errors.ts';

/** Words by which a host turns somebody away, and what to do about it. */
type Refusal = {
  readonly words: RegExp;
  /** @param match of the words in the line */
  readonly says: (user: string, match: RegExpExecArray) => string;
  readonly cure: (user: string, match: RegExpExecArray) => string;
  readonly reason?: HostError['reason'];
};

const rootOrNoPassword = (user: string): string =>
  `Log in as root, or let the login use sudo without a password. There, as root: echo '${user.replaceAll('\\', '\\\\')} ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/labcheck`;

/** The first that fits counts: sudo's own words are many, so those that have a cure of their own come before. */
const refusals: readonly Refusal[] = [
  {
    // fish and tcsh, which a start file has put in the place of the clean shell, read its script in their own way.
    words: /^fish: |^_k: Undefined variable|^while: Expression Syntax/,
    says: () => 'a start file of the login starts another shell in the place of the grader’s',
    cure: () =>
      'Look for exec in ~/.bashrc and the like: let it be done on a terminal only ([ -t 0 ] before exec), or make that shell the login’s own: chsh',
    reason: 'vantage',
  },
  {
    // cloud-init: Please login as the user "ubuntu" rather than the user "root".
    words: /please log ?in as the user "?([\w.-]{1,32})"?/i,
    says: (user) => `${user} may not log in there`,
    cure: (_, [, other]) =>
      `Log in as the user that the host names: write it as ssh://${other}@HOST, or user: ${other}.`,
  },
  {
    // nologin(8)
    words: /this account is currently not available/i,
    says: (user) => `the account ${user} has no shell there`,
    cure: (user) => `Log in as another user, or give it a shell. There, as root: usermod -s /bin/sh ${user}`,
  },
  {
    // sshd(8), pam_unix(8)
    words: /password has expired|password change required|required to change your password|account has expired/i,
    says: (user) => `the password or the account of ${user} has expired there`,
    cure: (user) => `Log in by hand once and set a new one, or, there, as root: chage -d -1 -M -1 -E -1 ${user}`,
  },
  {
    // pam_nologin(8) prints /run/nologin, which systemd writes while it starts and stops
    words:
      /system is (booting up|going down)|pam_nologin|logins? (?:are|is) (?:currently )?(?:disabled|not permitted)/i,
    says: () => 'the host lets nobody but root log in while it starts or stops',
    cure: () =>
      'Wait until it has started, then grade it again. If it stays so, remove /run/nologin and /etc/nologin there.',
  },
  {
    words: /must have a tty to run sudo/i,
    says: (user) => `sudo wants a terminal of ${user} there`,
    cure: (user) =>
      `Log in as root, or take requiretty away. There, as root: echo 'Defaults:${user.replaceAll('\\', '\\\\')} !requiretty' > /etc/sudoers.d/labcheck-tty`,
  },
  {
    words:
      /sudo(?:-rs)?: .*(?:error while loading shared libraries|must be owned by uid 0|unable to (?:load|initialize|open))|sudo(?:-rs)?: .*(?:symbol lookup error|effective uid is not 0)/i,
    says: () => 'sudo is broken there',
    cure: () => 'Log in as root, or repair it. There, as root: apt-get install --reinstall sudo, or dnf reinstall sudo',
  },
  {
    words: /sudo.*(?:not found|No such file)/i,
    says: (user) => `${user} is not root there, and there is no sudo`,
    cure: () => 'Log in as root, or install sudo.',
  },
  {
    words: /^sudo(-rs)?: |\bsudoers\b|may not run sudo|is not allowed to execute/i,
    says: (user) => `sudo does not make ${user} root there`,
    cure: rootOrNoPassword,
  },
];

/**
 * A denial, where one of a host's lines is known to be one. The host is there and well, but it does not let this login
 * look.
 */
export const refusalIn = (lines: readonly string[], user: string): HostError | undefined => {
  for (const { words, says, cure, reason = 'denied' } of refusals) {
    const line = lines.findLast((candidate) => words.test(candidate));
    const match = line === undefined ? null : words.exec(line);
    if (match) return new HostError(`${says(user, match)} (${line})`, cure(user, match), reason);
  }
  return undefined;
};
