import type { AuthContext, ServerChannel } from 'ssh2';
import { afterEach, expect, test, vi } from 'vitest';
import { HostError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import { collectFrom, say } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import { type Lies, type LyingSshd, lyingSshd } from './lying-sshd.fixture.ts';
import type { Question, SshSettings } from './route/settings.ts';

const servers: LyingSshd[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
const lying = async (lies: Lies): Promise<LyingSshd> => {
  const server = await lyingSshd(lies);
  servers.push(server);
  return server;
};
const open = ({ port, configFile }: LyingSshd, settings: SshSettings = {}): Promise<Channel> =>
  sshTransport({ configFile, connectTimeoutMs: 1500, ...settings }).open(`ssh://root@127.0.0.1:${port}`, {
    signal: AbortSignal.timeout(20_000),
  });
const failure = async (server: LyingSshd, settings: SshSettings = {}): Promise<HostError> => {
  const error = await open(server, settings).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HostError);
  return error as HostError;
};

test('a server that never answers the request for a shell', async () => {
  expect((await failure(await lying({}), { connectTimeoutMs: 400 })).message).toContain(
    'kept the grader waiting for a shell',
  );
});

test('a server that never answers a login', async () => {
  expect((await failure(await lying({ onAuth: () => {} }), { connectTimeoutMs: 400 })).message).toContain(
    'for the end of the login',
  );
});

test('a server that opens a shell and hangs up', async () => {
  const server = await lying({ onShell: (shell) => shell.end() });
  const channel = await open(server);
  expect(await say(channel, 'echo in')).toBe('');
});

test('a shell that never ends is hung up on after a grace time', async () => {
  const channel = await open(await lying({ onShell: (shell) => void shell.write('here\n') }));
  channel.write('exit\n');
  await channel.close();
  await channel.close();
});

/** Ignores the window that the grader grants, as no honest server does (RFC 4254 5.2). */
const pour = (shell: ServerChannel, stream: 'stdout' | 'stderr'): void => {
  const { outgoing } = shell as unknown as { outgoing: { window: number } };
  const chunk = Buffer.alloc(30_000, 120);
  let written = 0;
  const more = (): void => {
    outgoing.window = 2 ** 40;
    for (let index = 0; index < 40; index++) (stream === 'stdout' ? shell : shell.stderr).write(chunk);
    written += 40 * chunk.length;
    if (written < 400_000_000 && !shell.destroyed) setImmediate(more);
  };
  more();
};

test.each(['stdout', 'stderr'] as const)(
  'a flood on %s is not listened to for ever, and costs no memory',
  async (stream) => {
    const server = await lying({ onShell: (shell) => pour(shell, stream) });
    const evidence = await collectFrom(
      sshTransport({ configFile: server.configFile }),
      `ssh://root@127.0.0.1:${server.port}`,
    );
    if (stream === 'stdout') expect(evidence.failure).toMatchObject({ reason: 'truncated' });
    else expect(evidence.failure).toMatchObject({ reason: 'unreachable' });
  },
);

test('a flood that nobody reads ends the connection before it fills the memory', async () => {
  const channel = await open(await lying({ onShell: (shell) => pour(shell, 'stdout') }));
  await vi.waitFor(() => expect(channel.lastWords('').means?.message).toMatch(/sent more than it was asked for/), {
    timeout: 20_000,
  });
  await channel.close();
});

test('a password is asked for in one harmless line that says who asks, and is never sent where it is not wanted', async () => {
  const questions: Question[] = [];
  const seen: string[] = [];
  const onAuth = (context: AuthContext): void => {
    seen.push(context.method);
    if (context.method === 'password' && context.password === 'right') context.accept();
    else context.reject(['password']);
  };
  const ask = (question: Question): Promise<string> => {
    questions.push(question);
    return Promise.resolve(questions.length === 1 ? 'wrong' : 'right');
  };
  const server = await lying({ onAuth, onShell: (shell) => shell.end('in\n') });
  const channel = await open(server, { ask });
  expect(await say(channel, '')).toBe('in\n');
  const prompt = `(root@127.0.0.1:${server.port}) Password: `;
  expect(questions).toEqual([
    { prompt, secret: true },
    { prompt, secret: true },
  ]);
  expect(seen).toEqual(['publickey', 'none', 'password', 'password']);
});

test('without a terminal nothing is asked for', async () => {
  const server = await lying({ onAuth: (context) => context.reject(['password', 'keyboard-interactive']) });
  expect((await failure(server)).message).toBe(
    `root may not log in to 127.0.0.1:${server.port}: one key was offered; it takes password, keyboard-interactive`,
  );
});

test('questions in the host’s own words cannot imitate another prompt, nor be asked for ever', async () => {
  const questions: Question[] = [];
  const onAuth = (context: AuthContext): void => {
    if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
    context.prompt(
      [
        { prompt: '\u001b[2K\rPassphrase for /root/.ssh/id_ed25519:\n', echo: true },
        { prompt: 'Code: ', echo: false },
      ],
      () => context.reject(['keyboard-interactive']),
    );
  };
  const ask = (question: Question): Promise<string> => {
    questions.push(question);
    return Promise.resolve('x');
  };
  const server = await lying({ onAuth });
  await failure(server, { ask });
  expect(questions[0]).toEqual({
    prompt: `(root@127.0.0.1:${server.port}) [2K Passphrase for /root/.ssh/id_ed25519: `,
    secret: false,
  });
  expect(questions[1]?.secret).toBe(true);
  expect(questions).toHaveLength(6);
});

test('a human who does not answer ends the login', async () => {
  const server = await lying({ onAuth: (context) => context.reject(['password']) });
  const asked: Question[] = [];
  await failure(server, {
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(undefined);
    },
  });
  expect(asked).toHaveLength(1);
});

test('a human who leaves in the middle of the host’s own questions is not asked on', async () => {
  const server = await lying({
    onAuth: (context) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
      context.prompt(['One: ', 'Two: '], () => context.reject(['keyboard-interactive']));
    },
  });
  let asked = 0;
  const ask = (): Promise<string> => {
    asked += 1;
    return Promise.reject(new Error('the terminal is gone'));
  };
  await failure(server, { ask });
  expect(asked).toBe(1);
});

test('the time that a human takes is not the host’s', async () => {
  const onAuth = (context: AuthContext): void =>
    context.method === 'password' ? context.accept() : context.reject(['password']);
  const server = await lying({ onAuth, onShell: (shell) => shell.end('in\n') });
  const slowly = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('x'), 700));
  expect(await say(await open(server, { ask: slowly, connectTimeoutMs: 500 }), '')).toBe('in\n');
});
