import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import ssh2 from 'ssh2';
import { expect, onTestFinished, test } from 'vitest';
// @ts-expect-error -- A script without types.
import { partsOfSsh2 } from './parts-of-ssh2.mjs';

const project = new URL('..', import.meta.url).pathname;
const cipher = ['chacha20-poly1305@openssh.com'] as const;

/** The client as the program has it. */
const bundledClient = async (): Promise<typeof ssh2.Client> => {
  const folder = mkdtempSync(join(project, 'node_modules/.parts-of-ssh2-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const outfile = join(folder, 'client.cjs');
  await build({
    absWorkingDir: project,
    entryPoints: ['ssh2/lib/client.js'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    plugins: [partsOfSsh2],
  });
  return createRequire(import.meta.url)(outfile) as typeof ssh2.Client;
};

/** A server with the library as it is: it takes chacha20-poly1305 alone, and gives back what it gets. */
const echoServer = async (): Promise<number> => {
  const { private: key } = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
  const server = new ssh2.Server({ hostKeys: [key], algorithms: { cipher: [...cipher] } }, (client) => {
    client.on('authentication', (attempt) => attempt.accept());
    client.on('session', (accept) =>
      accept().on('exec', (acceptExec) => {
        const stream = acceptExec();
        stream.pipe(stream);
      }),
    );
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
};

test('a server that takes chacha20-poly1305 alone is understood, and understands', async () => {
  const Client = await bundledClient();
  const client = new Client();
  onTestFinished(() => void client.end());
  const sent = Buffer.alloc(300_000, 'labcheck ');
  const port = await echoServer();
  const received = await new Promise<Buffer>((resolve, reject) => {
    client.once('error', reject);
    client.once('ready', () =>
      client.exec('cat', (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).once('end', () => resolve(Buffer.concat(chunks)));
        stream.end(sent);
      }),
    );
    client.connect({
      host: '127.0.0.1',
      port,
      username: 'alice',
      password: 'any',
      algorithms: { cipher: [...cipher] },
    });
  });
  expect(received.equals(sent)).toBe(true);
});
