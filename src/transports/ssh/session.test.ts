import { execFileSync, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectFrom, say } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import { program, running, until } from './program.fixture.ts';
import { configFor, type Sshd, startSshd } from './sshd.fixture.ts';

let sshd: Sshd;
/** A host whose login is as noisy and as wrong as its owner could make it; `guest` may use sudo, `nobody2` may not. */
const home = String.raw`
mkdir -p "$1/home/.ssh" "$1/guest" "$1/local"
cat >"$1/home/.bashrc" <<'X'
echo "Welcome, root"; printf '\033[2J>>>> <deadbeef kernel gb AAAA>\n'; echo noise >&2
export PATH=/tmp LD_PRELOAD=/no/such.so; env() { echo fake; }; sh() { echo fake; }; alias exec='echo fake'
X
printf 'echo from the rc file; echo noise >&2\n' >"$1/home/.ssh/rc"
mount -t tmpfs tmpfs /usr/local/bin
cp /bin/bash /usr/local/bin/rootly; chmod u+s /usr/local/bin/rootly
cat >/usr/local/bin/sudo <<'X'
#!/bin/sh
[ "$1 $2" = "-n --" ] || exit 1; shift 2
[ "$(id -un)" = guest ] || { echo 'sudo: a password is required' >&2; exit 1; }
exec /usr/local/bin/rootly -p -c 'exec setpriv --reuid 0 --regid 0 --clear-groups "$@"' -- "$@"
X
chmod 755 /usr/local/bin/sudo
{ sed 's,^root:.*,root:x:0:0::/root:/bin/bash,' /etc/passwd; echo "guest:*:60001:60001::$1/guest:/bin/sh"; echo "nobody2:*:60002:60002::$1/guest:/bin/sh"; } >"$1/passwd"
mount --bind "$1/passwd" /etc/passwd
chmod 755 "$1"
`;
beforeAll(async () => {
  sshd = await startSshd({ prepare: home, config: ['PermitUserEnvironment yes'] });
});
afterAll(() => sshd.stop());

const uri = (user = 'root'): string => `ssh://${user}@127.0.0.1:${sshd.port}`;
const transport = () => sshTransport({ configFile: configFor(sshd) });
const count = (what: RegExp): number => sshd.log().match(what)?.length ?? 0;
const counts = () => ({
  connections: count(/^Connection from /gm),
  sessions: count(/server_input_channel_open: ctype session/g),
  commands: count(/^Starting session: command/gm),
  others: count(
    /ctype (?!session)|req (?!exec|eow@openssh.com)\S+ reply|rtype (?!keepalive@openssh.com|hostkeys-prove)\S+/g,
  ),
});

test('a collection is one connection, one session and one command, whatever it asks', async () => {
  const before = counts();
  const evidence = await collectFrom(transport(), uri());
  expect(evidence.failure).toBeUndefined();
  expect(evidence.roundTrips).toBe(2);
  expect(evidence.outputs).toMatchObject({ first: { text: '0\n' }, second: { text: '0 again\n' } });
  await sshd.logged(new RegExp(`(?:Disconnected from user root[^]*){${before.connections + 1}}`));
  expect(counts()).toEqual({
    connections: before.connections + 1,
    sessions: before.sessions + 1,
    commands: before.commands + 1,
    others: before.others,
  });
  expect(sshd.log()).not.toMatch(/Postponed publickey|Connection reset|auth-agent|x11-req|pty-req/);
});

test('a noisy, lying login is survived', async () => {
  const text = await say(
    await transport().open(uri(), { signal: AbortSignal.timeout(20_000) }),
    'echo "PATH is $PATH"; env',
  );
  expect(text).toContain('from the rc file');
  expect(text).toContain('PATH is /usr/sbin:/usr/bin:/sbin:/bin\n');
  expect(text).not.toContain('LD_PRELOAD');
  expect((await collectFrom(transport(), uri())).outputs).toMatchObject({
    first: { text: '0\n' },
    second: { text: '0 again\n' },
  });
});

test('a login that is not root’s is asked for root once, by sudo without a password', async () => {
  const evidence = await collectFrom(transport(), uri('guest'));
  expect(evidence.outputs).toMatchObject({ first: { text: '0\n' }, second: { text: '0 again\n' } });
});

test('where sudo wants a password, it says so, and how to change that', async () => {
  const evidence = await collectFrom(transport(), uri('nobody2'));
  expect(evidence.outputs).toEqual({});
  expect(evidence.failure).toEqual({
    reason: 'denied',
    detail: 'sudo does not make nobody2 root there (sudo: a password is required)',
    cure: "Log in as root, or let the login use sudo without a password. There, as root: echo 'nobody2 ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers.d/zzz-labcheck",
  });
});

test('a host whose sshd dies in the middle is unreachable, at once', async () => {
  const other = await startSshd();
  try {
    const seconds = `31${process.pid}`;
    const settings = { configFile: configFor(other) };
    const collected = collectFrom(sshTransport(settings), `ssh://root@127.0.0.1:${other.port}`, {
      script: `sleep ${seconds}`,
    });
    await until(() => running(seconds) !== '');
    const children = execFileSync('cat', [`/proc/${other.process.pid}/task/${other.process.pid}/children`], {
      encoding: 'utf8',
    });
    for (const pid of children.trim().split(/\s+/)) process.kill(Number(pid), 'SIGKILL');
    expect((await collected).failure).toMatchObject({
      reason: 'unreachable',
      detail: expect.stringContaining(`127.0.0.1:${other.port}`) as string,
    });
    await until(() => running(seconds) === '');
  } finally {
    await other.stop();
  }
});

test('nothing stays on the host when the grader is killed', async () => {
  const seconds = `32${process.pid}`;
  const file = await program(
    sshd.folder,
    `
    import { collectFrom } from './collected.fixture.ts';
    import { sshTransport } from './index.ts';
import { program, running, until } from './program.fixture.ts';
    const [configFile, uri] = process.argv.slice(2);
    await collectFrom(sshTransport({ configFile }), uri, { script: 'sleep ${seconds} & sleep ${seconds}' });`,
  );
  const grader = spawn(process.execPath, [file, configFor(sshd), uri()], { stdio: 'inherit' });
  await until(() => running(seconds) !== '');
  grader.kill('SIGKILL');
  await until(() => running(seconds) === '');
});

test('a grader that is done ends by itself, whatever the host does', async () => {
  const file = await program(
    sshd.folder,
    `
    import { createServer } from 'node:net';
    import { sshTransport } from './index.ts';
import { program, running, until } from './program.fixture.ts';
    const [configFile, uri, mute] = process.argv.slice(2);
    const silent = mute && createServer(() => {}).listen(0, '127.0.0.1').unref();
    if (silent) await new Promise((resolve) => silent.once('listening', resolve));
    const to = silent ? 'ssh://root@127.0.0.1:' + silent.address().port : uri;
    const channel = await sshTransport({ configFile, connectTimeoutMs: silent ? 300 : 10_000 }).open(to, { signal: AbortSignal.timeout(60_000) }).catch((error) => error);
    if (channel.write) { channel.write('sleep 1 & exit\\n'); await channel.close(); }
    process.stdout.write(channel.message ?? 'closed');
    process.once('exit', () => process.stdout.write(' ' + Math.round(performance.now())));`,
  );
  for (const mute of ['', 'mute']) {
    const out = execFileSync(process.execPath, [file, configFor(sshd), uri(), mute], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(out).toContain(mute ? 'kept the grader waiting' : 'closed');
  }
});

test('a login that writes without end is not listened to for ever, in bounded memory', async () => {
  const flooding = await startSshd({
    prepare: `echo yes >"$1/home/.bashrc"
sed 's,^root:.*,root:x:0:0::/root:/bin/bash,' /etc/passwd >"$1/passwd"; mount --bind "$1/passwd" /etc/passwd`,
  });
  try {
    const file = await program(
      sshd.folder,
      `
      import { collectFrom } from './collected.fixture.ts';
      import { sshTransport } from './index.ts';
import { program, running, until } from './program.fixture.ts';
      const [configFile, uri] = process.argv.slice(2);
      const { failure } = await collectFrom(sshTransport({ configFile }), uri);
      process.stdout.write(JSON.stringify([failure?.reason, process.resourceUsage().maxRSS / 1024]));`,
    );
    const to = `ssh://root@127.0.0.1:${flooding.port}`;
    const out = execFileSync(process.execPath, [file, configFor(flooding), to], { encoding: 'utf8', timeout: 50_000 });
    const [reason, megabytes] = JSON.parse(out) as [string, number];
    expect(reason).toBe('truncated');
    expect(megabytes).toBeLessThan(300);
  } finally {
    await flooding.stop();
  }
});
