import type { Refusal } from './refusal.ts';
import { noShell } from './ssh/route/failure.ts';

/** A host's words before any shell of ours runs. */
export const loginRefusals: readonly Refusal[] = [
  {
    // dash, bash, busybox; sudo, nsenter and xargs say it likewise
    words:
      /\b(?:can(?:no|’|')t|unable to) fork\b|\bfork\b.*: (?:Resource temporarily unavailable|Cannot allocate memory)/i,
    says: () => 'the host can start no more processes',
    cure: () =>
      'End what fills it, such as a fork bomb, then grade it again. There, as root, this counts them: ps -eo user,comm | sort | uniq -c | sort -n',
    reason: 'unreachable',
  },
  {
    // fish and tcsh, which a start file has put in the place of the clean shell, read its script in their own way.
    words: /^fish: |^(?:do|over): Command not found\.$|^while: Expression Syntax/,
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
    // ssh(1), where sshd has no room for a session or cannot start its command
    words: /^(?:exec request failed on channel|channel \d+: open failed: connect failed: open failed)/i,
    says: () => 'the host opens no shell',
    cure: () => noShell,
    reason: 'unreachable',
  },
  {
    // sshd(8), where the login's command is internal-sftp
    words: /allows sftp connections only/i,
    says: (user) => `${user} may only transfer files there`,
    cure: () => 'Log in as another user, or take ForceCommand internal-sftp away for it in /etc/ssh/sshd_config there.',
  },
  {
    // pam_limits(8)
    words: /too many logins for/i,
    says: (user) => `${user} has too many logins open there`,
    cure: () => 'End some of them, or raise maxlogins in /etc/security/limits.conf and limits.d there.',
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
];
