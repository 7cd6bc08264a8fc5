import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HostError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import { say } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import type { Ask, Question, SshSettings } from './route/settings.ts';
import { configFor, makeKey, type Sshd, startSshd } from './sshd.fixture.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());

const uri = (): string => `ssh://root@127.0.0.1:${sshd.port}`;
const open = (settings: SshSettings): Promise<Channel> =>
  sshTransport(settings).open(uri(), { signal: AbortSignal.timeout(20_000) });
/** A key of its own for a test; the server knows it where `welcome`. */
const key = (name: string, type: string, passphrase: string, welcome = true): string => {
  const file = join(sshd.folder, name);
  const line = makeKey(file, type, passphrase);
  if (welcome) writeFileSync(join(sshd.folder, 'authorized_keys'), `${line}\n`, { flag: 'a' });
  return file;
};
/** The person asked gives these answers in turn, and then none. */
const human = (...answers: string[]): { readonly ask: Ask; readonly questions: Question[] } => {
  const questions: Question[] = [];
  return {
    questions,
    ask: (question) => {
      questions.push(question);
      return Promise.resolve(answers.shift());
    },
  };
};
const onlyKey = (file: string): string => {
  const config = join(sshd.folder, `config-${file.split('/').at(-1)}`);
  const text = readFileSync(configFor(sshd), 'utf8').replace(/^IdentityFile .*/m, `IdentityFile ${file}`);
  writeFileSync(config, text);
  return config;
};

test('the shell that answers is clean, and root’s', async () => {
  const channel = await open({ configFile: configFor(sshd) });
  expect(await say(channel, 'id -u; env | sort; tty')).toBe(
    '0\nLC_ALL=C\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nPWD=/root\nnot a tty\n',
  );
});

test.each(['ed25519', 'ecdsa', 'rsa'])('a key of type %s', async (type) => {
  const channel = await open({ configFile: onlyKey(key(`plain-${type}`, type, '')) });
  expect(await say(channel, 'echo in')).toBe('in\n');
});

test.each(['ed25519', 'ecdsa', 'rsa'])(
  'an encrypted key of type %s: its passphrase is asked for once, however many hosts there are',
  async (type) => {
    const { ask, questions } = human('secret');
    const file = key(`locked-${type}`, type, 'secret');
    const transport = sshTransport({ configFile: onlyKey(file), ask });
    const channels = await Promise.all(
      [1, 2, 3].map(() => transport.open(uri(), { signal: AbortSignal.timeout(20_000) })),
    );
    expect(await Promise.all(channels.map((channel) => say(channel, 'echo in')))).toEqual(['in\n', 'in\n', 'in\n']);
    expect(questions).toEqual([{ prompt: `Passphrase for ${file}: `, secret: true }]);
  },
);

test('a passphrase for a key that the host does not take is never asked for', async () => {
  const { ask, questions } = human('secret');
  const error = await open({ configFile: onlyKey(key('unwelcome', 'ed25519', 'secret', false)), ask }).catch(
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(HostError);
  expect(questions).toEqual([]);
});

test('a wrong passphrase is asked for three times, and then the key stays locked', async () => {
  const { ask, questions } = human('a', 'b', 'c', 'secret');
  const file = key('mistyped', 'ed25519', 'secret');
  const error = (await open({ configFile: onlyKey(file), ask }).catch((e: unknown) => e)) as HostError;
  expect(error.message).toContain(`${file} stays locked: the passphrase was wrong 3 times`);
  expect(questions).toHaveLength(3);
});

test('where nobody can be asked, an encrypted key says so', async () => {
  const file = key('nobody', 'ed25519', 'secret');
  const error = (await open({ configFile: onlyKey(file) }).catch((e: unknown) => e)) as HostError;
  expect(error.message).toContain(`${file} stays locked: its passphrase can be asked for only on a terminal`);
});

test('an old PEM key works, encrypted too, where its public half lies beside it', async () => {
  const file = join(sshd.folder, 'pem');
  execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', 'secret', '-f', file]);
  writeFileSync(join(sshd.folder, 'authorized_keys'), readFileSync(`${file}.pub`), { flag: 'a' });
  const channel = await open({ configFile: onlyKey(file), ask: human('secret').ask });
  expect(await say(channel, 'echo in')).toBe('in\n');
});

test('a key that the host does not know: who, where, what was tried, and the cure', async () => {
  const error = (await open({ configFile: onlyKey(key('stranger', 'ed25519', '', false)) }).catch(
    (e: unknown) => e,
  )) as HostError;
  expect(error).toBeInstanceOf(HostError);
  expect(error.message).toBe(
    `root may not log in to 127.0.0.1:${sshd.port}: one key was offered; it takes publickey, password, keyboard-interactive`,
  );
  expect(error.cure).toBe(
    `Put your key there: ssh-copy-id -p ${sshd.port} root@127.0.0.1, or name another with --identity FILE. Where it is there, sshd’s log says why: journalctl -u ssh`,
  );
  expect(error.reason).toBe('denied');
});

test('a password that the host does not take: the host is there, and lets nobody in', async () => {
  const { ask } = human('wrong', 'wronger', 'wrongest');
  const error = (await open({ configFile: onlyKey('/no/such/key'), ask }).catch((e: unknown) => e)) as HostError;
  expect(error.message).toContain(`root may not log in to 127.0.0.1:${sshd.port}: there is no key to offer`);
  expect(error.reason).toBe('denied');
});

test('keys that ssh would refuse, or that ssh2 cannot read, say why', async () => {
  const readable = key('others', 'ed25519', '');
  chmodSync(readable, 0o644);
  const none = join(sshd.folder, 'no-key');
  writeFileSync(none, 'hello\n', { mode: 0o600 });
  const config = join(sshd.folder, 'config-bad');
  writeFileSync(config, `${readFileSync(onlyKey(readable), 'utf8')}IdentityFile ${none}\n`);
  const error = (await open({ configFile: config }).catch((e: unknown) => e)) as HostError;
  expect(error.message).toContain(`${readable} was not offered: others may read it; chmod 600 ${readable}`);
  expect(error.message).toContain(`${none} was not offered: it holds no key`);
});

test('an identity that the settings name goes before the configuration’s', async () => {
  const good = key('named', 'ed25519', '');
  const channel = await open({ configFile: onlyKey('/no/such/key'), identities: [good] });
  expect(await say(channel, 'echo in')).toBe('in\n');
});

test('an agent signs, and is asked nothing where IdentitiesOnly leaves its key out', async () => {
  const file = key('agents', 'ed25519', '');
  const socket = join(sshd.folder, 'agent');
  const agent: ChildProcess = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  try {
    for (let tries = 0; tries < 200; tries++) {
      try {
        execFileSync('ssh-add', ['-q', file], { env: { ...process.env, SSH_AUTH_SOCK: socket }, stdio: 'ignore' });
        break;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    const withAgent = (more: string): string => {
      const config = join(sshd.folder, 'config-agent');
      writeFileSync(
        config,
        readFileSync(onlyKey('/no/such/key'), 'utf8').replace('IdentityAgent none', `IdentityAgent ${socket}\n${more}`),
      );
      return config;
    };
    expect(await say(await open({ configFile: withAgent('') }), 'echo in; echo "${SSH_AUTH_SOCK-none}"')).toBe(
      'in\nnone\n',
    );
    const error = (await open({ configFile: withAgent('IdentitiesOnly yes') }).catch((e: unknown) => e)) as HostError;
    expect(error.message).toContain('there is no key to offer');
  } finally {
    agent.kill('SIGKILL');
  }
});

test('an agent that is not there is no obstacle for keys in files', async () => {
  const file = key('instead', 'ed25519', '');
  const config = join(sshd.folder, 'config-gone');
  writeFileSync(
    config,
    readFileSync(onlyKey(file), 'utf8').replace('IdentityAgent none', 'IdentityAgent /no/such/socket'),
  );
  expect(await say(await open({ configFile: config }), 'echo in')).toBe('in\n');
});

test('a host that wants a key and a password gets both; one that has heard enough keys says so', async () => {
  const strict = await startSshd({
    config: ['PermitRootLogin yes', 'AuthenticationMethods publickey,password', 'MaxAuthTries 3'],
    prepare: `sed "s,^root:[^:]*,root:$(openssl passwd -6 secret)," /etc/shadow >"$1/shadow"; mount --bind "$1/shadow" /etc/shadow`,
  });
  try {
    const to = `ssh://root@127.0.0.1:${strict.port}`;
    const reach = (settings: SshSettings): Promise<Channel> =>
      sshTransport(settings).open(to, { signal: AbortSignal.timeout(20_000) });
    const { ask, questions } = human('secret');
    expect(await say(await reach({ configFile: configFor(strict), ask }), 'echo in')).toBe('in\n');
    expect(questions).toEqual([{ prompt: `(root@127.0.0.1:${strict.port}) Password: `, secret: true }]);
    const strangers = [1, 2, 3].map((number) => key(`stranger-${number}`, 'ed25519', '', false));
    const error = (await reach({ configFile: configFor(strict), identities: strangers }).catch(
      (e: unknown) => e,
    )) as HostError;
    expect(error.message).toContain('Too many authentication failures');
    expect(error.cure).toContain('IdentitiesOnly yes');
    expect(error.reason).toBe('denied');
  } finally {
    await strict.stop();
  }
});
