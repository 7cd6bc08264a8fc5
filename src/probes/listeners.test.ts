import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { hostListeners, type Listener, listenersOf, socketTables } from './listeners.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server of this process, and the port that the kernel gave it. */
const listen = async (options: { host: string; ipv6Only?: boolean }): Promise<number> => {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((ready) => server.listen({ port: 0, ...options }, ready));
  return (server.address() as AddressInfo).port;
};
const tables = (): string[] =>
  ['tcp', 'tcp6'].flatMap((name) => readFileSync(`/proc/self/net/${name}`, 'utf8').split('\n'));

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['127.1.2.3', '127.1.2.3'],
  ['0.0.0.0', '0.0.0.0'],
  ['::1', '::1'],
  ['::', '::'],
  ['::ffff:127.0.0.9', '127.0.0.9'],
])('a server at %s listens at %s, as the kernel tells', async (host, address) => {
  const port = await listen({ host, ipv6Only: host === '::' });
  const found = listenersOf(tables()).filter((listener) => listener.port === port);
  expect(found).toEqual([{ address, port, inode: expect.any(Number) }]);
  expect(found[0]?.inode).toBeGreaterThan(0);
});

test('the inode is that of the process’s own socket', async () => {
  const port = await listen({ host: '127.0.0.1' });
  const row = tables().find((line) => line.includes(`0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`));
  expect(listenersOf(tables()).find((listener) => listener.port === port)?.inode).toBe(
    Number(row?.trim().split(/\s+/)[9]),
  );
});

/** Listens at addresses of a network of its own, and prints what a program says there. */
const elsewhere = `const { createServer } = require('node:net');
const [script, ...addresses] = process.argv.slice(1);
Promise.all(addresses.map((host) => new Promise((ready) => createServer().listen({ host, port: 8080, ipv6Only: host === '::' }, ready)))).then(() => {
  process.stdout.write(require('node:child_process').execFileSync('sh', ['-c', script]));
  process.exit();
});`;

/** The shell's answer in a network of its own, where a process listens at some addresses. */
const sayElsewhere = (script: string, addresses: readonly string[], setUp = ''): string[] => {
  const begin = `ip link set lo up\n${setUp}\nexec "$@"`;
  const words = ['--net', 'sh', '-ec', begin, 'sh', process.execPath, '-e', elsewhere, script, ...addresses];
  return execFileSync('unshare', words, { encoding: 'utf8' }).split('\n');
};
const places = (listeners: readonly Listener[]): Set<string> =>
  new Set(listeners.map(({ address, port }) => `${address} ${port}`));

test('IPv6 addresses are written with all of their parts', () => {
  const addresses = [
    '2001:db8:0:0:0:0:0:1',
    '0:0:0:0:0:0:0:2',
    '0:0:0:0:0:0:100:1',
    '0:0:0:0:0:ff:a00:1',
    '0:0:0:0:0:ff00:a00:1',
    '0:0:0:0:1:ffff:ac10:1',
    'fd00:1:2:3:a:b:c:d',
  ];
  const setUp = addresses.map((address) => `ip address add ${address}/128 dev lo nodad`).join('\n');
  const said = sayElsewhere('cat /proc/self/net/tcp6', addresses, setUp);
  expect(places(listenersOf(said))).toEqual(new Set(addresses.map((address) => `${address} 8080`)));
});

test.each([
  [[], ''],
  [['127.0.0.1'], ' /proc/net/tcp'],
  [['::'], ' /proc/net/tcp6'],
  [['0.0.0.0', '::1'], ' /proc/net/tcp /proc/net/tcp6'],
])('of a network where somebody listens at %j only the tables with sockets are read', (addresses, expected) => {
  expect(sayElsewhere(`${socketTables}; echo "$t"`, addresses)).toEqual([expected, '']);
  const said = sayElsewhere(`u=0 h=/proc/self; ${hostListeners.script}`, addresses);
  expect(places(listenersOf(said))).toEqual(new Set(addresses.map((address) => `${address} 8080`)));
});

test('sockets that do not listen, and lines that are no sockets, are left out', () => {
  const established =
    '   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 15128 1';
  expect(
    listenersOf([established, '', '  sl  local_address rem_address   st', '0: x 0:0 0A', '0: 0100007F 0:0 0A']),
  ).toEqual([]);
});
