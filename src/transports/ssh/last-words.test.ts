import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../../model/evidence.ts';
import { opensshTransport } from '../openssh/index.ts';
import { collectFrom } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import type { SshSettings } from './route/settings.ts';
import { configFor, freePort, type Sshd, startSshd } from './sshd.fixture.ts';

/** Logins that come to nothing, each for a reason that the host tells in its own words. */
const logins = String.raw`
user() { echo "$1:x:$2:$2::/:$3" >&3; echo "$1:*:$4:0:99999:7:::" >&4; }
{ cat /etc/passwd; } >"$1/passwd"; { cat /etc/shadow; } >"$1/shadow"
exec 3>>"$1/passwd" 4>>"$1/shadow"
user shut 60001 /usr/sbin/nologin 19000
user expired 60002 /bin/sh 0
user untyped 60003 /bin/sh 19000
user broken 60004 /bin/sh 19000
user odd 60005 "$1/odd" 19000
exec 3>&- 4>&-
sed -i 's,^root:.*,root:x:0:0::/root:/bin/bash,' "$1/passwd"
mount --bind "$1/passwd" /etc/passwd; mount --bind "$1/shadow" /etc/shadow
printf '#!/bin/sh\nprintf "the disk is full\\n\\033[2Jask the \\342\\200\\256admin\\n" >&2; echo "see ticket 12"; exit 3\n' >"$1/odd"
mount -t tmpfs tmpfs /usr/local/bin
cat >/usr/local/bin/sudo <<'X'
#!/bin/sh
case $(id -un) in
untyped) echo 'sudo: sorry, you must have a tty to run sudo' >&2;;
broken) echo 'sudo: error while loading shared libraries: libsudo_util.so.0: cannot open shared object file: No such file or directory' >&2;;
esac
exit 1
X
chmod 755 /usr/local/bin/sudo "$1/odd" "$1"
`;
const pam = String.raw`
printf 'account required pam_nologin.so\naccount required pam_unix.so\nsession required pam_permit.so\nauth required pam_permit.so\n' >"$1/pam"
mount --bind "$1/pam" /etc/pam.d/sshd
`;
const starting = `
echo 'System is booting up. Unprivileged users are not permitted to log in yet.' >/run/nologin
`;

let sshd: Sshd;
let booting: Sshd;
beforeAll(async () => {
  const forced = [
    'Match User root',
    `ForceCommand echo 'Please login as the user "ubuntu" rather than the user "root".'; echo; sleep 3; exit 142`,
  ];
  [sshd, booting] = await Promise.all([
    startSshd({ prepare: logins + pam, config: ['UsePAM yes'], after: forced }),
    startSshd({ prepare: logins + pam + starting, config: ['UsePAM yes'] }),
  ]);
});
afterAll(() => Promise.all([sshd.stop(), booting.stop()]));

describe.each([
  ['ssh', sshTransport],
  ['openssh', opensshTransport],
] as const)('by %s://', (scheme, transport) => {
  const failureOf = async (user: string, host = sshd, deadlineMs = 20_000): Promise<Evidence['failure']> => {
    const settings: SshSettings = { configFile: configFor(host, [], undefined, user) };
    return (await collectFrom(transport(settings), `${scheme}://${user}@127.0.0.1:${host.port}`, { deadlineMs }))
      .failure;
  };

  test.each([
    [
      'root',
      'root may not log in there (Please login as the user "ubuntu" rather than the user "root".)',
      'Log in as the user that the host names: write it as ssh://ubuntu@HOST, or user: ubuntu.',
    ],
    [
      'shut',
      'the account shut has no shell there (This account is currently not available.)',
      'usermod -s /bin/sh shut',
    ],
    ['expired', 'the password or the account of expired has expired there (', 'chage -d -1 -M -1 -E -1 expired'],
    [
      'untyped',
      'sudo wants a terminal of untyped there (sudo: sorry, you must have a tty to run sudo)',
      "echo 'Defaults:untyped !requiretty' > /etc/sudoers.d/labcheck-tty",
    ],
    [
      'broken',
      'sudo is broken there (sudo: error while loading shared libraries: libsudo_util.so.0: ',
      'apt-get install --reinstall sudo',
    ],
  ])('%s is refused: %s', async (user, detail, cure) => {
    const failure = await failureOf(user);
    expect(failure).toMatchObject({ reason: 'denied' });
    expect(failure?.detail.slice(0, detail.length)).toBe(detail);
    expect(failure?.cure).toContain(cure);
  });

  test('a refusal is told as well where the host does not hang up in time', async () => {
    expect((await failureOf('root', sshd, 2500))?.detail).toMatch(/^root may not log in there/);
  });

  test('a host that is still starting lets nobody but root in', async () => {
    const failure = await failureOf('shut', booting);
    expect(failure).toMatchObject({ reason: 'denied' });
    expect(failure?.detail).toMatch(
      /^the host lets nobody but root log in while it starts or stops \(System is booting/,
    );
    expect(failure?.cure).toMatch(/^Wait until it has started/);
  });

  test('words that nobody knows are quoted, and harmless', async () => {
    const failure = await failureOf('odd');
    expect(failure).toMatchObject({ reason: 'unreachable' });
    expect(failure?.detail).toBe(
      'the shell on the host ended early. The host said: see ticket 12 / the disk is full / [2Jask the  admin',
    );
  });

  test('a jump host that is down is blamed itself', async () => {
    const port = await freePort();
    const settings = { configFile: configFor(sshd, [], undefined, 'jump'), jump: `127.0.0.1:${port}` };
    const { failure } = await collectFrom(transport(settings), `${scheme}://root@127.0.0.1:${sshd.port}`);
    expect(failure).toMatchObject({ reason: 'unreachable' });
    expect(failure?.detail).toMatch(/^the jump host .*127\.0\.0\.1.*cannot be reached: /);
    expect(failure?.cure).toMatch(/^Is the jump host up\?/);
  });
});
