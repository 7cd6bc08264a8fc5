import type { HostileRow } from './row.ts';

const late = { allUnknown: 'timed-out', says: /\d s/ } as const;

/** The host answers nothing that can be used; the grader must neither wait for ever nor drown, and says why. */
export const obstructing: readonly HostileRow[] = [
  {
    id: 'flood-at-login',
    story: 'The login prints without end.',
    attack: `echo 'yes' >/root/.bashrc`,
    right: { allUnknown: 'truncated', says: /MB/ },
  },
  {
    id: 'flood-of-errors',
    story: 'The login complains without end.',
    attack: `echo 'yes >&2' >/root/.bashrc`,
    right: { allUnknown: 'unreachable', says: /./ },
  },
  {
    id: 'sleep-at-login',
    story: 'The login waits for an hour.',
    attack: `echo 'sleep 3600' >/root/.bashrc`,
    right: late,
  },
  {
    id: 'session-that-hangs',
    story: 'The session stops itself.',
    attack: `echo 'kill -STOP $$' >/root/.bashrc`,
    right: late,
  },
  {
    id: 'silent-server',
    story: 'The server takes the connection and says nothing.',
    server: 'sleep 3600',
    right: { allUnknown: 'unreachable', says: /greeting|no answer/ },
  },
  {
    id: 'endless-greeting',
    story: 'The server sends lines before its greeting without end.',
    server: 'yes welcome',
    right: { allUnknown: 'unreachable', says: /greeting lines|more than/ },
  },
  {
    id: 'slow-greeting',
    story: 'The server sends a line before its greeting every second.',
    server: `sh -c 'while :; do echo wait; sleep 1; done'`,
    right: { allUnknown: 'unreachable', says: /greeting|no answer/ },
  },
  {
    id: 'web-server',
    story: 'Something else than ssh listens on the port.',
    server: String.raw`printf 'HTTP/1.1 400 \033[2J Bad Request\r\n\r\n'; sleep 2`,
    right: { allUnknown: 'unreachable', says: /HTTP/ },
  },
  {
    id: 'another-machine',
    story: 'Another machine answers at the address: its key is not the one on file.',
    attack: `rm -f /etc/ssh/class_host_key; ssh-keygen -q -t ecdsa -N '' -f /etc/ssh/class_host_key; kill -HUP "$(cat /run/sshd.pid)"; sleep 0.2`,
    right: { allUnknown: 'unreachable', says: /key/ },
  },
  { id: 'dead', story: 'The host is off.', dead: true, right: { allUnknown: 'unreachable', says: /./ } },
];
