import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { opensshTransport } from '../openssh/index.ts';
import { collectFrom, say } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import { program, running, until } from './program.fixture.ts';
import { configFor, type Sshd, startSshd } from './sshd.fixture.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());

const uri = (scheme = 'ssh'): string => `${scheme}://root@127.0.0.1:${sshd.port}`;

test('an agent that hangs is passed over: the keys in files are tried', async () => {
  const socket = join(sshd.folder, 'agent');
  const agent = createServer(() => {}).listen(socket);
  try {
    const configFile = configFor(sshd, [`IdentityAgent ${socket}`], undefined, 'agent');
    const channel = await sshTransport({ configFile }).open(uri(), { signal: AbortSignal.timeout(15_000) });
    expect(await say(channel, 'echo in')).toBe('in\n');
  } finally {
    agent.close();
  }
});

test('known hosts in a pipe are refused at once', async () => {
  const pipe = join(sshd.folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const configFile = configFor(sshd, [], undefined, 'pipe');
  const text = readFileSync(configFile, 'utf8').replace(/^UserKnownHostsFile .*$/m, `UserKnownHostsFile ${pipe}`);
  writeFileSync(configFile, text);
  await expect(sshTransport({ configFile }).open(uri(), { signal: AbortSignal.timeout(15_000) })).rejects.toThrow(
    `The known hosts in ${pipe} cannot be read: it is not a regular file.`,
  );
});

test('a key in a pipe is not waited for, and is told', async () => {
  const pipe = join(sshd.folder, 'key-pipe');
  execFileSync('mkfifo', [pipe]);
  const configFile = configFor(sshd, ['IdentityAgent none'], undefined, 'key-pipe');
  const text = readFileSync(configFile, 'utf8').replace(/^(\s*)IdentityFile .*$/m, `$1IdentityFile ${pipe}`);
  writeFileSync(configFile, text);
  await expect(sshTransport({ configFile }).open(uri(), { signal: AbortSignal.timeout(15_000) })).rejects.toThrow(
    `${pipe} was not offered: it is a pipe and not a file`,
  );
});

test('a ProxyCommand that hangs ends with the host’s time, and leaves nothing behind', async () => {
  const seconds = `34${process.pid}`;
  const configFile = configFor(sshd, [`ProxyCommand sh -c 'sleep ${seconds}; true'`], undefined, 'proxy');
  const { failure, durationMs } = await collectFrom(opensshTransport({ configFile }), uri('openssh'), {
    deadlineMs: 1500,
  });
  expect(failure).toMatchObject({
    reason: 'unreachable',
    detail: 'the ProxyCommand of the ssh configuration did not lead to 127.0.0.1 in time',
  });
  expect(durationMs).toBeLessThan(3000);
  await until(() => running(seconds) === '');
});

test('openssh: an agent that hangs, and known hosts in a pipe, are not said to be the host’s trouble', async () => {
  const socket = join(sshd.folder, 'agent-of-openssh');
  const agent = createServer(() => {}).listen(socket);
  const failureWith = async (configFile: string) =>
    (await collectFrom(opensshTransport({ configFile }), uri('openssh'), { deadlineMs: 2500 })).failure;
  try {
    const configFile = configFor(sshd, [`IdentityAgent ${socket}`], undefined, 'agent-of-openssh');
    expect((await failureWith(configFile))?.detail).toBe(`the ssh agent at ${socket} does not answer`);
  } finally {
    agent.close();
  }
  const pipe = join(sshd.folder, 'pipe-of-openssh');
  execFileSync('mkfifo', [pipe]);
  const configFile = configFor(sshd, [], undefined, 'pipe-of-openssh');
  const text = readFileSync(configFile, 'utf8').replace(/^UserKnownHostsFile .*$/m, `UserKnownHostsFile ${pipe}`);
  writeFileSync(configFile, text);
  expect((await failureWith(configFile))?.detail).toBe(`the known hosts in ${pipe} are a pipe and not a file`);
});

test('too few file descriptors are this machine’s trouble, not that of a host', async () => {
  const file = await program(
    sshd.folder,
    `import { sshTransport } from './index.ts';
    const transport = sshTransport({ configFile: process.argv[2] });
    const open = () => transport.open(process.argv[3], { signal: AbortSignal.timeout(15_000) });
    const errors = await Promise.all(Array.from({ length: 30 }, () => open().then((channel) => { void channel.close(); return ''; }, (error) => error.name)));
    process.stdout.write(errors.includes('GraderError') + '');
    process.exit();`,
  );
  const script = `ulimit -n 30; exec "$@"`;
  const words = ['-c', script, 'sh', process.execPath, file, configFor(sshd, [], undefined, 'few'), uri()];
  expect(execFileSync('sh', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toBe('true');
});
