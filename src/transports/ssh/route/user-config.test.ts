import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../../../model/errors.ts';
import { parseAddress } from './address.ts';
import { userConfig } from './user-config.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labcheck-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const configured = (lines: readonly string[]): string => {
  const file = join(folder, 'config');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

test('what the user’s configuration says of a host', async () => {
  writeFileSync(join(folder, 'included'), 'Host lab-*\n  User student\n');
  const configFile = configured([
    `Include ${join(folder, 'included')}`,
    'Host lab-7',
    '  HostName 10.4.0.7',
    '  Port 2222',
    `  IdentityFile ${join(folder, 'keys')}/%n-%p-%r-%%`,
    '  IdentityFile ~/.ssh/lab',
    '  IdentitiesOnly yes',
    '  IdentityAgent none',
    `  UserKnownHostsFile ${join(folder, 'one')} ${join(folder, 'two')}`,
    '  GlobalKnownHostsFile none',
    '  HashKnownHosts yes',
    '  StrictHostKeyChecking accept-new',
    '  ProxyJump teacher@gate:22022,inner',
    '  ConnectTimeout 7',
    '  HostKeyAlias seven',
    '  AddressFamily inet',
  ]);
  expect(await userConfig(parseAddress('ssh://lab-7'), { configFile })).toEqual({
    alias: 'lab-7',
    hostname: '10.4.0.7',
    port: 2222,
    user: 'student',
    identityFiles: [join(folder, 'keys/lab-7-2222-student-%'), join(userInfo().homedir, '.ssh/lab')],
    identitiesOnly: true,
    agent: undefined,
    knownHosts: [join(folder, 'one'), join(folder, 'two')],
    hashKnownHosts: true,
    acceptNew: true,
    hostKeyAlias: 'seven',
    jumps: [{ user: 'teacher', host: 'gate', port: 22_022 }, { host: 'inner' }],
    proxyCommand: undefined,
    connectTimeoutMs: 7000,
    family: 4,
  });
});

test('the address goes before the settings, and these before the configuration', async () => {
  const configFile = configured([
    'User configured',
    'Port 3',
    'ProxyJump gate',
    'IdentityFile /configured',
    'StrictHostKeyChecking accept-new',
  ]);
  const settings = {
    configFile,
    user: 'course',
    jump: 'none',
    identities: ['/named'],
    knownHosts: '/known',
    acceptNew: false,
    connectTimeoutMs: 5,
  };
  expect(await userConfig(parseAddress('ssh://me@h:4'), settings)).toMatchObject({ user: 'me', port: 4 });
  expect(await userConfig(parseAddress('ssh://h'), settings)).toMatchObject({
    user: 'course',
    port: 3,
    jumps: [],
    identityFiles: ['/named', '/configured'],
    knownHosts: ['/known'],
    acceptNew: false,
    connectTimeoutMs: 5,
  });
  expect(await userConfig(parseAddress('ssh://h'), { configFile })).toMatchObject({
    user: 'configured',
    jumps: [{ host: 'gate' }],
  });
});

test('without ssh on this machine its defaults hold', async () => {
  const home = userInfo().homedir || homedir();
  expect(await userConfig(parseAddress('ssh://h'), {}, 'no-such-ssh')).toEqual({
    alias: 'h',
    hostname: 'h',
    port: 22,
    user: userInfo().username,
    identityFiles: ['rsa', 'ecdsa', 'ed25519'].map((type) => join(home, `.ssh/id_${type}`)),
    identitiesOnly: false,
    agent: process.env['SSH_AUTH_SOCK'],
    knownHosts: [
      join(home, '.ssh/known_hosts'),
      join(home, '.ssh/known_hosts2'),
      '/etc/ssh/ssh_known_hosts',
      '/etc/ssh/ssh_known_hosts2',
    ],
    hashKnownHosts: false,
    acceptNew: false,
    hostKeyAlias: undefined,
    jumps: [],
    proxyCommand: undefined,
    connectTimeoutMs: 15_000,
    family: 0,
  });
});

test('a configuration that ssh cannot read is the user’s to mend', async () => {
  const wrong = userConfig(parseAddress('ssh://h'), { configFile: configured(['Host h', '  Prot 22']) });
  await expect(wrong).rejects.toThrow(UsageError);
  await expect(wrong).rejects.toThrow(/line 2: Bad configuration option: prot/);
});
