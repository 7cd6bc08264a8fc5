import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HostError } from '../../../model/errors.ts';
import type { Channel } from '../../../model/transport.ts';
import { say } from '../collected.fixture.ts';
import { sshTransport } from '../index.ts';
import { program } from '../program.fixture.ts';
import type { SshSettings } from '../route/settings.ts';
import { configFor, knownLine, makeKey, type Sshd, startSshd } from '../sshd.fixture.ts';

let sshd: Sshd;
let stranger = '';
beforeAll(async () => {
  sshd = await startSshd({ hostKeys: ['ed25519', 'ecdsa', 'rsa'] });
  stranger = makeKey(join(sshd.folder, 'stranger')).split(' ').slice(0, 2).join(' ');
});
afterAll(() => sshd.stop());

const open = (settings: SshSettings): Promise<Channel> =>
  sshTransport(settings).open(`ssh://root@127.0.0.1:${sshd.port}`, { signal: AbortSignal.timeout(20_000) });
const enters = async (known: string, lines: readonly string[] = []): Promise<void> =>
  expect(await say(await open({ configFile: configFor(sshd, lines, known) }), 'echo in')).toBe('in\n');
const refused = async (known: string, settings: SshSettings = {}): Promise<HostError> => {
  const error = await open({ configFile: configFor(sshd, [], known), ...settings }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HostError);
  return error as HostError;
};
const name = (): string => `[127.0.0.1]:${sshd.port}`;
const file = (): string => join(sshd.folder, 'known_hosts');
const print = (type: string): string =>
  execFileSync('ssh-keygen', ['-l', '-f', join(sshd.folder, `host_${type}.pub`)], { encoding: 'utf8' }).split(' ')[1] ??
  '';

test.each(['ed25519', 'ecdsa', 'rsa'])(
  'a host that is known only by its key of type %s is asked for that one',
  (type) => enters(knownLine(sshd, type)),
);

test('hashed, wildcards, several names, several keys', async () => {
  writeFileSync(file(), knownLine(sshd, 'rsa'));
  execFileSync('ssh-keygen', ['-H', '-f', file()], { stdio: 'ignore' });
  await enters(readFileSync(file(), 'utf8'));
  await enters(knownLine(sshd, 'ed25519', `x.example,[127.0.0.*]:${sshd.port}`));
  await enters(`${name()} ${stranger}\n${knownLine(sshd, 'ed25519')}`);
});

test('a key without a port speaks for every port, and an alias for the host', async () => {
  await enters(knownLine(sshd, 'ed25519', '127.0.0.1'));
  await enters(knownLine(sshd, 'ed25519', 'lab-alias'), ['HostKeyAlias lab-alias']);
});

test('a host behind a port is new, whatever key its namesake has on another port', async () => {
  const known = `127.0.0.1 ${stranger}\n[127.0.0.1]:1 ${stranger}\n`;
  expect((await refused(known)).message).toContain('is not known');
  expect(await say(await open({ configFile: configFor(sshd, [], known), acceptNew: true }), 'echo in')).toBe('in\n');
  expect(readFileSync(file(), 'utf8')).toBe(known + knownLine(sshd, 'ed25519'));
});

test('an unknown host is refused, with the command that makes it known', async () => {
  for (const known of ['', knownLine(sshd, 'ed25519', '127.0.0.2'), knownLine(sshd, 'ed25519', '!127.*,!*127.*,*')]) {
    const { message, cure, reason } = await refused(known);
    expect(message).toBe(`the host key of ${name()} is not known: ssh-ed25519 ${print('ed25519')}`);
    // It is the grader that refuses: the host was not even asked.
    expect(reason).toBe('unreachable');
    expect(cure).toContain(`ssh-keyscan -p ${sshd.port} -t ed25519 127.0.0.1 >> ${file()}`);
    expect(cure).toContain('--accept-new-host-keys');
  }
});

test('the cure for an unknown host cures it', async () => {
  const { cure = '' } = await refused('');
  const [command = ''] = /ssh-keyscan [^,]+/.exec(cure) ?? [];
  execFileSync('sh', ['-c', command], { stdio: 'ignore' });
  await enters(readFileSync(file(), 'utf8'));
});

test('a changed key is refused, also where new ones are accepted; its cures cure it', async () => {
  for (const settings of [{}, { acceptNew: true }]) {
    const { message, cure = '' } = await refused(`# a comment\n${name()} ${stranger}\n`, settings);
    expect(message).toContain(
      `the host key of ${name()} has changed to ssh-ed25519 ${print('ed25519')}; ${file()}:2 holds ssh-ed25519 SHA256:`,
    );
    expect(cure).not.toContain('accept-new');
    execFileSync('sh', ['-c', /ssh-keygen -f \S+ -R \S+/.exec(cure)?.[0] ?? ''], { stdio: 'ignore' });
    execFileSync('sh', ['-c', /ssh-keyscan .+/.exec(cure)?.[0] ?? ''], { stdio: 'ignore' });
    await enters(readFileSync(file(), 'utf8'));
  }
});

test('a host that is known by other types of key is not new', async () => {
  const other = makeKey(join(sshd.folder, 'other-ecdsa'), 'ecdsa').split(' ').slice(0, 2).join(' ');
  const { message } = await refused(`${name()} ${other}\n`, { acceptNew: true });
  expect(message).toContain('has changed');
});

test('a revoked key is refused, though it is known too', async () => {
  const { message, cure } = await refused(`${knownLine(sshd, 'ed25519')}@revoked ${knownLine(sshd, 'ed25519', '*')}`, {
    acceptNew: true,
  });
  expect(message).toContain(`the host key of ${name()} is revoked by ${file()}:2`);
  expect(cure).not.toContain('keyscan');
});

test('an authority is not trusted in place of a host: ssh2 cannot verify its certificates', async () => {
  const { message, cure } = await refused(`@cert-authority * ${stranger}\n`, { acceptNew: true });
  expect(message).toContain('certificate authority');
  expect(cure).toContain('openssh://');
});

test('a new host is remembered as OpenSSH does it, once, however many connections meet it', async () => {
  for (const hash of ['no', 'yes']) {
    const configFile = configFor(sshd, [`HashKnownHosts ${hash}`], 'no.line.break ssh-rsa AAAA');
    const transport = sshTransport({ configFile, acceptNew: true });
    const opened = await Promise.all(
      [1, 2, 3, 4].map(() =>
        transport.open(`ssh://root@127.0.0.1:${sshd.port}`, { signal: AbortSignal.timeout(20_000) }),
      ),
    );
    await Promise.all(opened.map((channel) => say(channel, 'exit')));
    const lines = readFileSync(file(), 'utf8').split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(
      hash === 'yes' ? /^\|1\|\S{28}\|\S{28} ssh-ed25519 \S+$/ : /^\[127\.0\.0\.1\]:\d+ ssh-ed25519 \S+$/,
    );
    expect(execFileSync('ssh-keygen', ['-F', name(), '-f', file()], { encoding: 'utf8' })).toContain('found: line 2');
    // Known to OpenSSH's client from now on, too.
    const out = execFileSync(
      'ssh',
      [
        '-F',
        configFile,
        '-p',
        String(sshd.port),
        '-o',
        'BatchMode=yes',
        '-o',
        'StrictHostKeyChecking=yes',
        'root@127.0.0.1',
        'echo in',
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(out).toBe('in\n');
    await enters(readFileSync(file(), 'utf8'));
  }
});

test('StrictHostKeyChecking accept-new of the configuration is honoured; the file and its folder are made, for their owner only', async () => {
  const fresh = join(sshd.folder, 'made', 'known');
  const configFile = configFor(sshd, ['StrictHostKeyChecking accept-new', `UserKnownHostsFile ${fresh}`]);
  expect(await say(await open({ configFile }), 'echo in')).toBe('in\n');
  expect(statSync(fresh).mode & 0o777).toBe(0o600);
  expect(statSync(join(sshd.folder, 'made')).mode & 0o777).toBe(0o700);
});

test('where a new host cannot be remembered, it is not trusted', async () => {
  writeFileSync(join(sshd.folder, 'a-file'), '');
  const { message } = await refused('', { acceptNew: true, knownHosts: join(sshd.folder, 'a-file', 'known') });
  expect(message).toContain('the new host key cannot be written');
  expect(existsSync(join(sshd.folder, 'a-file', 'known'))).toBe(false);
});

test('many processes may remember hosts at once: no line is lost or torn', async () => {
  const known = join(sshd.folder, 'crowd');
  const writer = await program(
    sshd.folder,
    `import { rememberHost } from './trust/remember-host.ts';
    const [who, key, file] = process.argv.slice(2);
    const config = { port: 22, hostKeyAlias: undefined, knownHosts: [file], hashKnownHosts: true };
    const hosts = Array.from({ length: 20 }, (_, index) => ({ ...config, hostname: who + index }));
    await Promise.all(hosts.map((host) => rememberHost(Buffer.from(key, 'base64'), host)));`,
  );
  const [, key = ''] = stranger.split(' ');
  const writers = ['a', 'b', 'c', 'd'].map(
    (who) => new Promise((resolve) => spawn(process.execPath, [writer, who, key, known]).once('exit', resolve)),
  );
  expect(await Promise.all(writers)).toEqual([0, 0, 0, 0]);
  const lines = readFileSync(known, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(80);
  expect(lines.every((line) => line.endsWith(` ${stranger}`))).toBe(true);
});
