import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { freshName } from '../sandbox/made-sandbox.fixture.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'labcheck-pinger-'));
let sandbox: Sandbox;

beforeAll(async () => {
  const strict = ['-O2', '-static', '-Wall', '-Wextra', '-Wconversion', '-Wshadow', '-Werror'];
  await execa('gcc', [...strict, '-o', join(folder, 'pinger'), join(projectFolder(), 'reference/pinger/pinger.c')]);
  sandbox = await createSandbox({
    name: freshName(),
    lifetime: 'owner',
    binds: [{ from: folder, to: '/opt/pinger', readOnly: true }],
  });
  await sandbox.run(
    'setsid /opt/pinger/pinger </dev/null >/run/log 2>&1 & until curl -s localhost:8080 >/dev/null; do sleep 0.01; done',
  );
});
afterAll(async () => {
  await sandbox.destroy();
  rmSync(folder, { recursive: true });
});

type Answer = { date: string; target: string; state: string; message: string };
const ask = async (path: string): Promise<Answer> =>
  JSON.parse((await sandbox.run(`curl -s --globoff --path-as-is '127.0.0.1:8080${path}'`)).stdout) as Answer;
/** The answer to these bytes, given to printf. */
const raw = async (bytes: string) =>
  (await sandbox.run(`exec 3<>/dev/tcp/127.0.0.1/8080; printf '${bytes}' >&3; cat <&3`)).stdout;

test('answers in the words of the original', async () => {
  const reply = await raw('GET /any?ip=127.0.0.1 HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n');
  const [head, body = ''] = reply.split('\r\n\r\n');
  expect(head).toBe('HTTP/1.1 200 OK\r\nContent-Type: text/json');
  expect(Object.keys(JSON.parse(body) as Answer)).toEqual(['date', 'target', 'state', 'message']);
  expect(body).toMatch(
    /^\{"date":"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d","target":"127\.0\.0\.1","state":"Up","message":"PING 127\.0\.0\.1 .*3 packets transmitted, 3 received.*"\}$/,
  );
}, 20_000);

test('writes the log lines of the original', async () => {
  await ask('/?ip=127.0.0.x%0aforged');
  const lines = (await sandbox.run('cat /run/log')).stdout.split('\n');
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Info: Listening on 0\.0\.0\.0:8080$/);
  expect(lines.at(-1)).toMatch(/^\S+ \S+ Info: received request to ping: 127\.0\.0\.x\?forged$/);
});

test('its date is its start', async () => {
  const first = await ask('/');
  await sandbox.run('sleep 1.1');
  expect((await ask('/')).date).toBe(first.date);
});

test.each([
  ['no ip=', '/', ''],
  ['an empty ip=', '/?ip=', ''],
  ['a second command', '/?ip=127.0.0.1;touch%20/run/pwned', '127.0.0.1;touch /run/pwned'],
  ['a substitution', '/?ip=$(touch${IFS}/run/pwned)', '$(touch${IFS}/run/pwned)'],
  ['an option', '/?ip=-V', '-V'],
  ['quotes and backslashes', '/?ip=%22%5c%0a%01%27', '"\\\n\x01\''],
  ['escapes that are none', '/?ip=%zz%2%', '%zz%2%'],
  ['bytes that are no UTF-8', '/?ip=%ff%c3%28a', '\ufffd\ufffd(a'],
  ['other letters', '/?ip=%c3%a9%f0%9f%98%80', 'é😀'],
  ['a NUL', '/?ip=127.0.0.1%00x', '127.0.0.1\0x'],
])('%s is Down, and harms nothing', async (_, path, target) => {
  expect(await ask(path)).toMatchObject({ target, state: 'Down', message: '' });
  expect((await sandbox.run('ls /run/pwned', { allowFailure: true })).status).toBe(2);
});

test('a long request is read for 1024 bytes and answered', async () => {
  const reply = await sandbox.run('curl -sS -H "X: $(head -c 50000 /dev/zero | tr \'\\0\' x)" 127.0.0.1:8080/');
  expect(JSON.parse(reply.stdout)).toMatchObject({ target: '', state: 'Down' });
  const long = await ask(`/?ip=${'a'.repeat(2000)}`);
  expect(long.target).toHaveLength(1024 - 'GET /?ip='.length);
});

test('a connection that is held open delays others, but not for ever', async () => {
  const started = Date.now();
  const { stdout } = await sandbox.run(
    'sleep 30 3<>/dev/tcp/127.0.0.1/8080 >/dev/null 2>&1 & sleep 0.1; curl -s -m 15 127.0.0.1:8080/; kill %1',
  );
  expect(JSON.parse(stdout)).toMatchObject({ state: 'Down' });
  expect(Date.now() - started).toBeGreaterThan(3000);
}, 20_000);

test('clients that leave do not end it', async () => {
  await sandbox.run(
    'exec 3<>/dev/tcp/127.0.0.1/8080; printf "GET /?ip=127.0.0.1 HTTP/1.1\\r\\n\\r\\n" >&3; exec 3>&-; exec 3<>/dev/tcp/127.0.0.1/8080; exec 3>&-',
  );
  expect(await ask('/')).toMatchObject({ state: 'Down' });
}, 30_000);

test('needs in its root nothing but ping, reaps as PID 1, and stops when told', async () => {
  const { stdout } = await sandbox.run(
    `
    mkdir -p /srv/root/proc /srv/root/bin
    cp /opt/pinger/pinger /srv/root/pinger
    cp /usr/bin/busybox /srv/root/bin/ping
    setsid unshare -pf --root=/srv/root --mount-proc /pinger 9090 </dev/null >/dev/null 2>&1 & unshare=$!
    until curl -s localhost:9090/ >/dev/null; do sleep 0.01; done
    curl -s 'localhost:9090/?ip=127.0.0.1' | grep -o '"state":"[A-Za-z]*"'
    pinger=$(cat /proc/$unshare/task/$unshare/children)
    nsenter -t $pinger -p bash -c '(setsid sleep 0.1 >/dev/null 2>&1 &)'; sleep 0.4
    ps -e -o stat= | grep -c Z
    kill $pinger; wait $unshare; echo $?`,
    { timeoutMs: 20_000 },
  );
  expect(stdout.split('\n')).toEqual(['"state":"Up"', '0', '143']);
}, 20_000);

test('says why it cannot listen', async () => {
  expect(await sandbox.run('/opt/pinger/pinger', { allowFailure: true })).toMatchObject({
    status: 1,
    stderr: 'pinger: cannot listen on 0.0.0.0:8080: Address already in use',
  });
  expect((await sandbox.run('/opt/pinger/pinger 70000', { allowFailure: true })).status).toBe(2);
});
