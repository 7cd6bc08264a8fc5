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
user files 60006 /bin/sh 19000
user mute 60007 /bin/false 19000
user turned 60008 "$1/turned" 19000
user owned 60009 /bin/sh 19000
user fixed 60010 /bin/sh 19000
user many 60011 "$1/many" 19000
user csh 60012 "$1/csh" 19000
user sessionless 60013 /bin/sh 19000
exec 3>&- 4>&-
sed -i 's,^root:.*,root:x:0:0::/root:/bin/bash,' "$1/passwd"
mount --bind "$1/passwd" /etc/passwd; mount --bind "$1/shadow" /etc/shadow
printf '#!/bin/sh\nprintf "the disk is full\\n\\033[2Jask the \\342\\200\\256admin\\n" >&2; echo "see ticket 12"; exit 3\n' >"$1/odd"
printf '#!/bin/sh\nprintf "1) reset\\n2) leave\\nYour choice: "; read -r x; echo "no such choice"\n' >"$1/turned"
printf '#!/bin/sh\ncat >/dev/null; printf "%%s\\n" "Ambiguous output redirect." "do: Command not found." "Too many )\47s." "over: Command not found." >&2\n' >"$1/csh"
printf '#!/bin/sh\nulimit -p 1; : | :\n' >"$1/many"
mount -t tmpfs tmpfs /usr/local/bin
cat >/usr/local/bin/sudo <<'X'
#!/bin/sh
case $(id -un) in
untyped) echo 'sudo: sorry, you must have a tty to run sudo' >&2;;
broken) echo 'sudo: error while loading shared libraries: libsudo_util.so.0: cannot open shared object file: No such file or directory' >&2;;
owned) printf '%s\n' 'sudo: /etc/sudoers is owned by uid 1001, should be 0' 'sudo: error initializing audit plugin sudoers_audit' >&2;;
fixed) printf '%s\n' 'sudo: The "no new privileges" flag is set, which prevents sudo from running as root.' \
  'sudo: If sudo is running in a container, you may need to adjust the container configuration to disable the flag.' >&2;;
esac
exit 1
X
chmod 755 /usr/local/bin/sudo "$1/odd" "$1/turned" "$1/many" "$1/csh" "$1"
`;
const pam = String.raw`
printf 'account required pam_nologin.so\naccount required pam_unix.so\nsession required pam_permit.so\nauth required pam_permit.so\n' >"$1/pam"
mount --bind "$1/pam" /etc/pam.d/sshd
`;
const starting = `
echo 'System is booting up. Unprivileged users are not permitted to log in yet.' >/run/nologin
`;

const closed = `
echo 'Maintenance until 18:00 (ticket 12)' >/run/nologin
`;
const greeting = String.raw`
printf 'Rule %s of this network is to be kept.\n' 1 2 3 4 5 6 >/run/banner
`;

let sshd: Sshd;
let booting: Sshd;
let shutDown: Sshd;
let greets: Sshd;
beforeAll(async () => {
  const forced = [
    'Match User root',
    `ForceCommand echo 'Please login as the user "ubuntu" rather than the user "root".'; echo; sleep 3; exit 142`,
    'Match User files',
    'ForceCommand internal-sftp',
    'Match User sessionless',
    'MaxSessions 0',
  ];
  const start = (prepare: string, after: readonly string[] = []): Promise<Sshd> =>
    startSshd({ prepare: logins + pam + prepare, config: ['UsePAM yes'], after });
  [sshd, booting, shutDown, greets] = await Promise.all([
    start('', forced),
    start(starting),
    start(closed),
    start(greeting, ['Match all', 'Banner /run/banner']),
  ]);
});
afterAll(() => Promise.all([sshd, booting, shutDown, greets].map((one) => one.stop())));

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
      "echo 'Defaults:untyped !requiretty' >> /etc/sudoers.d/zzz-labcheck",
    ],
    [
      'broken',
      'sudo is broken there (sudo: error while loading shared libraries: libsudo_util.so.0: ',
      'apt-get install --reinstall sudo',
    ],
    [
      'owned',
      'sudo is broken there (sudo: /etc/sudoers is owned by uid 1001, should be 0)',
      'chown 0:0 /etc/sudoers; chmod go-w /etc/sudoers',
    ],
    [
      'fixed',
      'sudo makes nobody root there (sudo: The "no new privileges" flag is set, which prevents sudo from running as root.)',
      'Log in as root',
    ],
    ['files', 'files may only transfer files there (This service allows sftp connections only.)', 'ForceCommand'],
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

  test('a host that can start no more processes says so', async () => {
    const failure = await failureOf('many');
    expect(failure?.reason).toBe('unreachable');
    expect(failure?.detail).toMatch(/^the host can start no more processes \(.*[Cc]annot fork\)$/);
    expect(failure?.cure).toContain('ps -e');
  });

  test('a shell of another family in the place of the clean one is told by its words', async () => {
    expect(await failureOf('csh', sshd, 2500)).toMatchObject({
      reason: 'vantage',
      detail: expect.stringMatching(
        /^a start file of the login starts another shell .*: Command not found\.\)$/,
      ) as string,
    });
  });

  test('a login shell that ends without a word', async () => {
    const failure = await failureOf('mute');
    expect(failure?.detail).toBe('the shell on the host ended early, without a word');
    expect(failure?.cure).toContain('login shell');
  });

  test('a banner hides neither the words of the login nor the end without any', async () => {
    expect((await failureOf('turned', greets))?.detail).toBe(
      'the shell on the host ended early. The host said: 1) reset / 2) leave / Your choice: no such choice',
    );
    expect((await failureOf('mute', greets))?.detail).toBe(
      'the shell on the host ended early. The host said: Rule 3 of this network is to be kept. / Rule 4 of this network is to be kept. / Rule 5 of this network is to be kept. / Rule 6 of this network is to be kept.',
    );
  });

  test('a host that opens no shell is asked for its limits', async () => {
    const failure = await failureOf('sessionless');
    expect(failure).toMatchObject({ reason: 'unreachable', cure: expect.stringContaining('MaxSessions') as string });
    expect(failure?.detail).toContain('opens no shell');
  });

  test('a banner is quoted where nobody is let in', async () => {
    const failure = await failureOf('stranger', greets);
    expect(failure).toMatchObject({ reason: 'denied' });
    expect(failure?.detail).toContain('Rule 6 of this network is to be kept.');
    expect(failure?.cure).toContain(`ssh-copy-id -p ${greets.port} stranger@127.0.0.1`);
  });

  test('a host that turns a login away in words of its own is quoted', async () => {
    const failure = await failureOf('odd', shutDown);
    expect(failure?.detail).toContain('Maintenance until 18:00 (ticket 12)');
    expect(failure?.cure).toContain('/run/nologin');
  });

  test('a jump host that is down is blamed itself', async () => {
    const port = await freePort();
    const settings = { configFile: configFor(sshd, [], undefined, 'jump'), jump: `127.0.0.1:${port}` };
    const { failure } = await collectFrom(transport(settings), `${scheme}://root@127.0.0.1:${sshd.port}`);
    expect(failure).toMatchObject({ reason: 'unreachable' });
    expect(failure?.detail).toMatch(/^the jump host .*127\.0\.0\.1.*cannot be reached: /);
    expect(failure?.cure).toMatch(/^Is the jump host up\?/);
  });

  test('of several jump hosts the one that cannot go on is named, and where to', async () => {
    const port = await freePort();
    const far = `turned@127.0.0.1:${port}`;
    const settings = {
      configFile: configFor(sshd, [], undefined, 'chain'),
      jump: `turned@127.0.0.1:${sshd.port},${far}`,
    };
    const { failure } = await collectFrom(transport(settings), `${scheme}://root@127.0.0.1:9`);
    expect(failure?.detail).toMatch(
      new RegExp(
        `^the jump host \\S*127\\.0\\.0\\.1:${sshd.port} cannot reach 127\\.0\\.0\\.1:${port}: Connection refused$`,
      ),
    );
  });

  test.each([
    [
      'shut',
      () => booting,
      /^on the jump host \S+: the host lets nobody but root log in while it starts or stops \(System is booting/,
      /^Wait until it has started/,
    ],
    [
      'expired',
      () => sshd,
      /^on the jump host \S+: the password or the account of expired has expired there \(/,
      /chage -d -1 -M -1 -E -1 expired$/,
    ],
    ['odd', () => shutDown, /^the jump host \S+ cannot be reached: .*Maintenance until 18:00/, /^Is the jump host up/],
    ['turned', () => sshd, /^the jump host \S+ cannot reach 127\.0\.0\.1:9: Connection refused$/, /^Is the host up/],
  ])('the words of a jump host are told as its own, to %s', async (user, way, says, cure) => {
    const jump = `${user}@127.0.0.1:${way().port}`;
    const settings = { configFile: configFor(way(), [], undefined, 'way'), jump };
    const { failure } = await collectFrom(transport(settings), `${scheme}://root@127.0.0.1:9`);
    expect(failure?.detail).toMatch(says);
    expect(failure?.cure).toMatch(cure);
  });
});
