import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HostError, UsageError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import { collectFrom, say } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import type { SshSettings } from './route/settings.ts';
import { freePort, knownLine, type Sshd, startSshd } from './sshd.fixture.ts';

let host: Sshd;
let near: Sshd;
let far: Sshd;
let closed: Sshd;
beforeAll(async () => {
  [host, near, far, closed] = await Promise.all([
    startSshd(),
    startSshd(),
    startSshd(),
    startSshd({ config: ['AllowTcpForwarding no'] }),
  ]);
});
afterAll(() => Promise.all([host, near, far, closed].map((sshd) => sshd.stop())));

/** One configuration that knows all of them, but those that are left out. */
const configFile = (extra: readonly string[] = [], known: readonly Sshd[] = [host, near, far, closed]): string => {
  const all = [host, near, far, closed];
  writeFileSync(join(host.folder, 'known'), known.map((sshd) => knownLine(sshd)).join(''));
  const file = join(host.folder, `config-${Math.random()}`);
  const lines = [
    ...extra,
    'Host *',
    'User root',
    ...all.map((sshd) => `IdentityFile ${join(sshd.folder, 'key')}`),
    'IdentityAgent none',
    `UserKnownHostsFile ${join(host.folder, 'known')}`,
    'GlobalKnownHostsFile /dev/null',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
const at = ({ port }: Sshd): string => `127.0.0.1:${port}`;
const open = (settings: SshSettings, to = host): Promise<Channel> =>
  sshTransport(settings).open(`ssh://root@${at(to)}`, { signal: AbortSignal.timeout(20_000) });
const failure = async (settings: SshSettings): Promise<HostError> => {
  const error = await open(settings).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HostError);
  return error as HostError;
};
const connections = (sshd: Sshd): number => sshd.log().match(/^Connection from /gm)?.length ?? 0;
const peers = (sshd: Sshd): number => sshd.log().match(/direct_tcpip: originator/g)?.length ?? 0;

test('one jump host, as the settings name it', async () => {
  const before = connections(near);
  const evidence = await collectFrom(
    sshTransport({ configFile: configFile(), jump: `ssh://root@${at(near)}` }),
    `ssh://root@${at(host)}`,
  );
  expect(evidence.outputs).toMatchObject({ first: { text: '0\n' }, second: { text: '0 again\n' } });
  expect(connections(near)).toBe(before + 1);
});

test('a chain of two, as ProxyJump of the configuration names it', async () => {
  const [nearBefore, farBefore] = [peers(near), peers(far)];
  const config = configFile([
    'Host 127.0.0.1',
    `  Port ${host.port}`,
    `Match host 127.0.0.1 exec "[ %p = ${host.port} ]"`,
    `  ProxyJump ${at(near)},${at(far)}`,
  ]);
  expect(await say(await open({ configFile: config }), 'echo in')).toBe('in\n');
  expect(peers(near)).toBe(nearBefore + 1);
  expect(peers(far)).toBe(farBefore + 1);
});

test('a jump host that the configuration puts behind another', async () => {
  const before = peers(near);
  const config = configFile(['Host gate', '  HostName 127.0.0.1', `  Port ${far.port}`, `  ProxyJump ${at(near)}`]);
  expect(await say(await open({ configFile: config, jump: 'gate' }), 'echo in')).toBe('in\n');
  expect(peers(near)).toBe(before + 1);
});

test('those who go through the same jump host share one connection to it, which ends with the last of them', async () => {
  const before = connections(near);
  const transport = sshTransport({ configFile: configFile(), jump: at(near) });
  const go = (): Promise<Channel> => transport.open(`ssh://root@${at(host)}`, { signal: AbortSignal.timeout(20_000) });
  const channels = await Promise.all(Array.from({ length: 12 }, go));
  expect(await Promise.all(channels.map((channel) => say(channel, 'echo in')))).toEqual(
    Array.from({ length: 12 }, () => 'in\n'),
  );
  expect(connections(near)).toBe(before + 1);
  await near.logged(new RegExp(`(?:Disconnected from user root[^]*){${before + 1}}`));
  expect(await say(await go(), 'echo again')).toBe('again\n');
  expect(connections(near)).toBe(before + 2);
});

test('one who gives up does not take the jump host from the others', async () => {
  const transport = sshTransport({ configFile: configFile(), jump: at(near) });
  const hurried = transport
    .open(`ssh://root@${at(host)}`, { signal: AbortSignal.timeout(5) })
    .catch((error: unknown) => error);
  const patient = transport.open(`ssh://root@${at(host)}`, { signal: AbortSignal.timeout(20_000) });
  expect(await hurried).toBeInstanceOf(Error);
  expect(await say(await patient, 'echo in')).toBe('in\n');
});

test('each hop’s key is checked', async () => {
  for (const known of [[host], [near]]) {
    const { message, cure } = await failure({ configFile: configFile([], known), jump: at(near) });
    const stranger = known.includes(host) ? near : host;
    expect(message).toContain(`the host key of [127.0.0.1]:${stranger.port} is not known`);
    expect(cure).toContain(
      stranger === host ? `ssh -J ${at(near)} -p ${host.port} root@127.0.0.1 true` : 'ssh-keyscan',
    );
  }
});

test('a jump host that does not lead on, and a host that it cannot reach', async () => {
  const shut = await failure({ configFile: configFile(), jump: at(closed) });
  expect(shut.message).toBe(`the jump host ${at(closed)} does not lead on to ${at(host)}`);
  const port = await freePort();
  const error = await sshTransport({ configFile: configFile(), jump: at(near) })
    .open(`ssh://root@127.0.0.1:${port}`, { signal: AbortSignal.timeout(20_000) })
    .catch((e: unknown) => e);
  expect((error as HostError).message).toMatch(/^the jump host .* cannot reach 127\.0\.0\.1:\d+: Connection refused$/);
});

test('a jump host that is down says so, and is tried again by the next', async () => {
  const port = await freePort();
  const transport = sshTransport({ configFile: configFile(), jump: `127.0.0.1:${port}` });
  for (let round = 0; round < 2; round++)
    await expect(transport.open(`ssh://root@${at(host)}`, { signal: AbortSignal.timeout(20_000) })).rejects.toThrow(
      `nothing listens at 127.0.0.1:${port}`,
    );
});

test('the jump host itself is reached directly', async () => {
  const before = peers(near);
  expect(await say(await open({ configFile: configFile(), jump: at(near) }, near), 'echo in')).toBe('in\n');
  expect(peers(near)).toBe(before);
});

test('a circle is found before anybody is asked', async () => {
  const config = configFile(['Host one', '  ProxyJump two', 'Host two', '  ProxyJump one']);
  await expect(open({ configFile: config, jump: 'one' })).rejects.toThrow(UsageError);
});

test('a ProxyCommand is left to ssh', async () => {
  const { cure } = await failure({ configFile: configFile(['ProxyCommand nc %h %p']) });
  expect(cure).toBe('Write the host as openssh://127.0.0.1');
});
