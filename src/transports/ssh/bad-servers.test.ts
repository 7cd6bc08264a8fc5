import { afterAll, beforeAll, expect, test } from 'vitest';
import { HostError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import { type BadServer, badServer, cuttingProxy } from './bad-servers.fixture.ts';
import { collectFrom, say } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import { configFor, knownLine, type Sshd, startSshd } from './sshd.fixture.ts';

let sshd: Sshd;
const servers: BadServer[] = [];
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await sshd.stop();
});

const started = async (server: Promise<BadServer>): Promise<BadServer> => {
  servers.push(await server);
  return server;
};
const transportTo = ({ port }: BadServer, connectTimeoutMs = 10_000) =>
  sshTransport({
    configFile: configFor(sshd, [], knownLine(sshd, 'ed25519', `[127.0.0.1]:${port}`), port),
    connectTimeoutMs,
  });
const open = (
  server: BadServer,
  { connectTimeoutMs = 10_000, signal = AbortSignal.timeout(20_000) } = {},
): Promise<Channel> => transportTo(server, connectTimeoutMs).open(`ssh://root@127.0.0.1:${server.port}`, { signal });
const failure = async (server: BadServer, connectTimeoutMs = 10_000): Promise<HostError> => {
  const error = await open(server, { connectTimeoutMs }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HostError);
  await server.allClosed();
  return error as HostError;
};
const pour =
  (text: string) =>
  (socket: {
    write: (text: string) => boolean;
    once: (event: 'drain', then: () => void) => void;
    destroyed: boolean;
  }) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write(text.repeat(100)));
      if (!socket.destroyed) socket.once('drain', more);
    };
    more();
  };

test('a server that accepts and says nothing', async () => {
  const server = await started(badServer(() => {}));
  expect((await failure(server, 400)).message).toBe(
    `127.0.0.1:${server.port} kept the grader waiting for its greeting for more than 0.4 s`,
  );
});

test('a server that greets and says nothing more', async () => {
  const server = await started(badServer((socket) => void socket.write('SSH-2.0-silent\r\n')));
  expect((await failure(server, 400)).message).toContain('kept the grader waiting for the end of the key exchange');
});

test('a server that sends lines before its greeting, without end', async () => {
  const slow = await started(
    badServer((socket) => {
      const timer = setInterval(() => socket.write('wait\r\n'), 10);
      socket.once('close', () => clearInterval(timer));
    }),
  );
  expect((await failure(slow, 400)).message).toContain('for its greeting');
  const fast = await started(badServer(pour('welcome\r\n')));
  expect((await failure(fast)).message).toMatch(/sent more than it was asked for|does not keep to the protocol/);
  const endless = await started(badServer(pour('welcome ')));
  expect((await failure(endless)).message).toMatch(/sent more than it was asked for|does not keep to the protocol/);
});

test('what is no ssh server is told by its own words, made harmless', async () => {
  const server = await started(badServer((socket) => socket.end('HTTP/1.1 400 \u001b[31mBad\u0007 Request\r\n\r\n')));
  const { message } = await failure(server);
  expect(message).toContain('hung up before its greeting: HTTP/1.1 400  [31mBad  Request');
  expect(server.connections()).toBe(2);
});

test('noise in place of the key exchange', async () => {
  const server = await started(
    badServer((socket) => void socket.write(Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.alloc(5000, 7)]))),
  );
  expect((await failure(server)).message).toContain('does not keep to the protocol of ssh');
});

test('nobody listens', async () => {
  const server = await badServer(() => {});
  await server.stop();
  const error = (await open(server).catch((e: unknown) => e)) as HostError;
  expect(error.message).toBe(`nothing listens at 127.0.0.1:${server.port}`);
});

/**
 * Bytes that the server has sent by then: some 1350 after the key exchange, 1740 after the login, 2260 after it says
 * that the shell runs. Cuts within each, and near their ends.
 */
const points = [1, 30, 60, 400, 1000, 1340, 1400, 1600, 1800, 2050, 2200];

test.concurrent.each(points)('a real server that stalls after %d bytes', async (after) => {
  const server = await started(cuttingProxy(sshd.port, () => ({ after, by: 'stall' })));
  expect((await failure(server, 400)).message).toContain('kept the grader waiting for');
  expect(server.connections()).toBe(1);
});

test.concurrent.each(points)(
  'a real server that hangs up after %d bytes is called once more, and then heard',
  async (after) => {
    for (const by of ['close', 'reset'] as const) {
      const server = await started(cuttingProxy(sshd.port, (index) => (index === 0 ? { after, by } : undefined)));
      expect(await say(await open(server), 'echo in')).toBe('in\n');
      expect(server.connections()).toBe(2);
    }
  },
);

test('a server that hangs up twice is not called a third time', async () => {
  const server = await started(cuttingProxy(sshd.port, () => ({ after: 1000, by: 'reset' })));
  await failure(server);
  expect(server.connections()).toBe(2);
});

test('a connection that breaks once the script has begun is never made again', async () => {
  for (const by of ['close', 'reset', 'stall'] as const) {
    const server = await started(cuttingProxy(sshd.port, () => ({ after: 3500, by })));
    const script = 'head -c 20000 /dev/urandom | od -An -tx1';
    const evidence = await collectFrom(transportTo(server), `ssh://root@127.0.0.1:${server.port}`, {
      script,
      deadlineMs: by === 'stall' ? 2000 : 30_000,
    });
    expect(server.connections()).toBe(1);
    if (by === 'stall') expect(evidence.outputs['first']).toMatchObject({ unknown: 'timed-out' });
    else
      expect(evidence.failure).toMatchObject({
        reason: 'unreachable',
        detail: expect.stringMatching(/hung up before the end of the script|broke/) as string,
      });
  }
});

test('whoever gives up is not kept waiting', async () => {
  const server = await started(badServer(() => {}));
  await expect(open(server, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' });
  await server.allClosed();
});
