import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HostError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import { badServer, cuttingProxy } from '../ssh/bad-servers.fixture.ts';
import { collectFrom, say } from '../ssh/collected.fixture.ts';
import { program, running, until } from '../ssh/program.fixture.ts';
import type { SshSettings } from '../ssh/route/settings.ts';
import { configFor, freePort, knownLine, makeKey, type Sshd, startSshd } from '../ssh/sshd.fixture.ts';
import { opensshTransport } from './index.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());

const uri = (port = sshd.port): string => `openssh://root@127.0.0.1:${port}`;
const open = (settings: SshSettings, port = sshd.port): Promise<Channel> =>
  opensshTransport(settings).open(uri(port), { signal: AbortSignal.timeout(20_000) });
const refused = async (settings: SshSettings, port = sshd.port): Promise<HostError> => {
  const error = await open(settings, port).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HostError);
  return error as HostError;
};

test('the same clean shell, over one connection and one session', async () => {
  const before = sshd.log().match(/^Connection from /gm)?.length ?? 0;
  const evidence = await collectFrom(opensshTransport({ configFile: configFor(sshd) }), uri());
  expect(evidence.failure).toBeUndefined();
  expect(evidence.outputs).toMatchObject({ first: { text: '0\n' }, second: { text: '0 again\n' } });
  await sshd.logged(/Disconnected from user root/);
  expect(sshd.log().match(/^Connection from /gm)).toHaveLength(before + 1);
  expect(sshd.log().match(/^Starting session: command/gm)).toHaveLength(1);
  expect(await say(await open({ configFile: configFor(sshd) }), 'env | sort; tty')).toBe(
    'LC_ALL=C\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nPWD=/root\nnot a tty\n',
  );
});

test('whatever the configuration would make of a login, the script gets its shell', async () => {
  const configFile = configFor(sshd, [
    'RequestTTY force',
    'RemoteCommand id',
    'ForwardAgent yes',
    'LogLevel QUIET',
    'ControlMaster auto',
    `ControlPath ${sshd.folder}/%C`,
  ]);
  expect(await say(await open({ configFile }), 'echo in')).toBe('in\n');
});

test('an unknown, a changed and a new host', async () => {
  const unknown = await refused({ configFile: configFor(sshd, [], '') });
  expect(unknown.message).toBe('the host key of 127.0.0.1 is not known');
  expect(unknown.cure).toContain('--accept-new-host-keys');
  // It is the grader that refuses: the host was not even asked.
  expect(unknown.reason).toBe('unreachable');
  const stranger = makeKey(join(sshd.folder, 'stranger'));
  const changed = await refused({
    configFile: configFor(sshd, [], `[127.0.0.1]:${sshd.port} ${stranger}\n`),
    acceptNew: true,
  });
  expect(changed.message).toContain('has changed');
  expect(changed.cure).toMatch(/ssh-keygen -f \S+ -R \S+/);
  const revoked = await refused({ configFile: configFor(sshd, [], `@revoked ${knownLine(sshd)}`) });
  expect(revoked.message).toContain('is revoked');
  expect(await say(await open({ configFile: configFor(sshd, [], ''), acceptNew: true }), 'echo in')).toBe('in\n');
  expect(readFileSync(join(sshd.folder, 'known_hosts'), 'utf8')).toBe(knownLine(sshd));
});

test('a host that a certificate authority vouches for', async () => {
  const authority = join(sshd.folder, 'authority');
  const line = makeKey(authority);
  execFileSync('ssh-keygen', [
    '-q',
    '-s',
    authority,
    '-I',
    'host',
    '-h',
    '-n',
    '127.0.0.1',
    join(sshd.folder, 'host_ed25519.pub'),
  ]);
  const certified = await startSshd({
    config: [
      `HostCertificate ${join(sshd.folder, 'host_ed25519-cert.pub')}`,
      `HostKey ${join(sshd.folder, 'host_ed25519')}`,
    ],
  });
  try {
    const configFile = configFor(certified, [], `@cert-authority * ${line}\n`);
    expect(await say(await open({ configFile }, certified.port), 'echo in')).toBe('in\n');
  } finally {
    await certified.stop();
  }
});

test('a login that is refused, and a port where nobody listens', async () => {
  const stranger = join(sshd.folder, 'other');
  makeKey(stranger);
  const configFile = join(sshd.folder, 'config-other');
  writeFileSync(
    configFile,
    readFileSync(configFor(sshd), 'utf8').replace(/^IdentityFile .*/m, `IdentityFile ${stranger}`),
  );
  const denied = await refused({ configFile });
  expect(denied.message).toBe('root@127.0.0.1: Permission denied (publickey,password,keyboard-interactive).');
  expect(denied.cure).toContain(`ssh-copy-id -p ${sshd.port} root@127.0.0.1`);
  expect(denied.reason).toBe('denied');
  const port = await freePort();
  const closed = await refused({ configFile }, port);
  expect(closed.message).toContain('Connection refused');
  expect(closed.reason).toBe('unreachable');
});

test('a jump host that lets nobody in, and a sudo that wants a password, are denials too', async () => {
  const jump = await startSshd({
    prepare: `{ cat /etc/passwd; echo "guest:*:60001:60001::/root:/bin/sh"; } >"$1/passwd"; mount --bind "$1/passwd" /etc/passwd
mount -t tmpfs tmpfs /usr/local/bin; printf '#!/bin/sh\necho "sudo: a password is required" >&2; exit 1\n' >/usr/local/bin/sudo
chmod 755 /usr/local/bin/sudo "$1"`,
  });
  try {
    const configFile = configFor(sshd, [], knownLine(sshd) + knownLine(jump));
    const way = await refused({ configFile, jump: `root@127.0.0.1:${jump.port}` });
    expect(way).toMatchObject({ reason: 'denied', message: expect.stringContaining('Permission denied') as string });
    expect(way.cure).toContain(`ssh-copy-id -p ${jump.port} root@127.0.0.1`);
    const { failure } = await collectFrom(
      opensshTransport({ configFile: configFor(jump) }),
      `openssh://guest@127.0.0.1:${jump.port}`,
    );
    expect(failure).toMatchObject({
      reason: 'denied',
      detail: 'sudo does not make guest root there (sudo: a password is required)',
      cure: expect.stringContaining('/etc/sudoers.d/zzz-labcheck') as string,
    });
  } finally {
    await jump.stop();
  }
});

test('through a jump host, that the settings name', async () => {
  const jump = await startSshd();
  try {
    const lines = [`IdentityFile ${join(jump.folder, 'key')}`];
    const configFile = configFor(sshd, lines, knownLine(sshd) + knownLine(jump));
    const settings = { configFile, jump: `root@127.0.0.1:${jump.port}` };
    expect(await say(await open(settings), 'echo in')).toBe('in\n');
    expect(jump.log().match(/direct_tcpip: originator/g)).toHaveLength(1);
    expect(await say(await open({ ...settings, jump: `root@127.0.0.1:${sshd.port}` }), 'echo direct')).toBe('direct\n');
  } finally {
    await jump.stop();
  }
});

test('new hosts on the way are trusted, or not, as the host itself is', async () => {
  const [near, far] = await Promise.all([startSshd(), startSshd()]);
  try {
    const lines = [near, far].map(({ folder }) => `IdentityFile ${join(folder, 'key')}`);
    const settings = {
      configFile: configFor(sshd, lines, ''),
      jump: `root@127.0.0.1:${near.port},root@127.0.0.1:${far.port}`,
      knownHosts: join(sshd.folder, 'learned'),
    };
    expect((await refused(settings)).message).toBe(
      `the host key of the jump host root@127.0.0.1:${near.port} is not known, or has changed`,
    );
    expect(await say(await open({ ...settings, acceptNew: true }), 'echo in')).toBe('in\n');
    expect(readFileSync(settings.knownHosts, 'utf8')).toBe([near, far, sshd].map((one) => knownLine(one)).join(''));
    for (const jump of [near, far]) expect(jump.log().match(/direct_tcpip: originator/g)).toHaveLength(1);
    expect(await say(await open(settings), 'echo in')).toBe('in\n');
  } finally {
    await Promise.all([near.stop(), far.stop()]);
  }
});

test('a server that stalls before, or within, the login', async () => {
  const mute = await badServer(() => {});
  const cut = await cuttingProxy(sshd.port, () => ({ after: 1700, by: 'stall' }));
  for (const { port, stop, allClosed } of [mute, cut]) {
    const configFile = configFor(sshd, [], knownLine(sshd, 'ed25519', `[127.0.0.1]:${port}`));
    expect((await refused({ configFile, connectTimeoutMs: 1000 }, port)).message).toMatch(
      /kept the grader waiting|timed out/,
    );
    await allClosed();
    await stop();
  }
});

test('a connection that breaks before the login is over is no refusal of an account', async () => {
  const cut = await cuttingProxy(sshd.port, () => ({ after: 1700, by: 'reset' }));
  const configFile = configFor(sshd, [], knownLine(sshd, 'ed25519', `[127.0.0.1]:${cut.port}`));
  const broken = await refused({ configFile }, cut.port);
  expect(broken.message).toContain('Connection reset by');
  expect(broken.cure).toMatch(/^Is sshd on the host well/);
  await cut.stop();
});

test('a connection that breaks in the middle is told by ssh’s last word', async () => {
  const cut = await cuttingProxy(sshd.port, () => ({ after: 6000, by: 'reset' }));
  const configFile = configFor(sshd, [], knownLine(sshd, 'ed25519', `[127.0.0.1]:${cut.port}`));
  const evidence = await collectFrom(opensshTransport({ configFile }), uri(cut.port), {
    script: 'head -c 20000 /dev/urandom | od -An -tx1',
  });
  expect(evidence.failure?.reason).toBe('unreachable');
  expect(evidence.failure?.detail).toMatch(/Connection reset|closed by remote host|Broken pipe/);
  await cut.stop();
});

test('nothing stays on the host when the grader is killed', async () => {
  const seconds = `33${process.pid}`;
  const file = await program(
    sshd.folder,
    `import { collectFrom } from './collected.fixture.ts';
    import { opensshTransport } from '../openssh/index.ts';
    const [configFile, uri] = process.argv.slice(2);
    await collectFrom(opensshTransport({ configFile }), uri, { script: 'sleep ${seconds}' });`,
  );
  const grader = spawn(process.execPath, [file, configFor(sshd), uri()], { stdio: 'inherit' });
  await until(() => running(seconds) !== '');
  grader.kill('SIGKILL');
  await until(() => running(seconds) === '');
});
