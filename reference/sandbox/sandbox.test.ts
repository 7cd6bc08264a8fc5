import { existsSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enterArgv, findSandbox, writeSandboxRecord } from '../../src/transports/sandbox/registry.ts';
import { projectFolder } from '../project-folder.ts';
import { runScript } from '../run-script.ts';
import { createSandbox } from './create-sandbox.ts';
import { freshName, madeSandbox } from './made-sandbox.fixture.ts';
import { openSandbox } from './sandbox.ts';
import { tracesOf } from './traces.fixture.ts';

const namespaces = ['mnt', 'net', 'pid', 'uts', 'ipc', 'cgroup'];

test('has every namespace to itself', async () => {
  const sandbox = await madeSandbox();
  const inside = (
    await sandbox.run(`for n in ${namespaces.join(' ')}; do readlink /proc/self/ns/$n; done`)
  ).stdout.split('\n');
  const outside = namespaces.map((name) => readlinkSync(`/proc/self/ns/${name}`));
  expect(inside).toHaveLength(namespaces.length);
  expect(inside.filter((one) => outside.includes(one))).toEqual([]);
});

test('sees no network but its own loopback', async () => {
  const sandbox = await madeSandbox();
  const { stdout } = await sandbox.run(
    'ls /sys/class/net; ip -br link | cut -d" " -f1; ip route; ping -c1 -W1 -q 127.0.0.1 >/dev/null && echo up',
  );
  expect(stdout.split('\n')).toEqual(['lo', 'lo', 'up']);
});

test('sees neither the project, nor homes, nor other processes and mounts', async () => {
  const sandbox = await madeSandbox();
  const { stdout } = await sandbox.run(`
    [ -e ${projectFolder()}/package.json ] || echo no project
    find /root /home /mnt /media -mindepth 1
    grep -c ' ext4 \\|labcheck/stage\\|/.machine' /proc/self/mountinfo
    ps -e -o comm= | sort | uniq
    hostname; cat /etc/hostname`);
  expect(stdout.split('\n')).toEqual([
    'no project',
    '1',
    'bash',
    'ps',
    'sort',
    'timeout',
    'uniq',
    sandbox.name,
    sandbox.name,
  ]);
});

test('changes its own files, not the machine’s', async () => {
  const sandbox = await madeSandbox();
  const file = `/usr/share/${sandbox.name}`;
  await sandbox.run(`echo mine > ${file}; rm /etc/passwd; ln -s /dev/null /etc/passwd`);
  expect((await sandbox.run(`cat ${file}; cat /etc/passwd`)).stdout).toBe('mine');
  expect(existsSync(file)).toBe(false);
  expect(existsSync('/etc/passwd')).toBe(true);
});

test('reaps what is orphaned', async () => {
  const sandbox = await madeSandbox();
  const { stdout } = await sandbox.run(
    'for i in 1 2 3; do (setsid sleep 0.1 &); done; sleep 0.5; ps -e -o stat= | grep -c Z',
    { allowFailure: true },
  );
  expect(stdout).toBe('0');
});

test('stands in cgroups of its own, with limits, and cannot see others', async () => {
  const sandbox = await madeSandbox({ limits: { processes: 64 } });
  const { stdout } = await sandbox.run(
    `
    grep -v ':/$' /proc/self/cgroup | grep -v '^0::/init$'
    cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/memory.max
    sh -c 'i=0; while [ $i -lt 100 ]; do sleep 9 >/dev/null 2>&1 & i=$((i + 1)); echo $i; done' | tail -n 1`,
    { allowFailure: true },
  );
  const [processes, memory, started] = stdout.split('\n').map(Number);
  expect([processes, memory]).toEqual([64, 2 ** 31]);
  expect(started).toBeGreaterThan(40);
  expect(started).toBeLessThan(64);
});

test('two sandboxes with equal names inside do not meet', async () => {
  const [one, two] = await Promise.all([madeSandbox(), madeSandbox()]);
  const script =
    'ip netns add pinger && ip link add veth-host type veth peer name veth-pinger netns pinger && ip netns list && hostname';
  const said = await Promise.all([one.run(script), two.run(script)]);
  expect(said.map(({ stdout }) => stdout.split('\n'))).toEqual([
    ['pinger (id: 0)', one.name],
    ['pinger (id: 0)', two.name],
  ]);
});

test('takes binds and folders that can hold an overlay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-'));
  writeFileSync(join(folder, 'file'), 'from the machine\n');
  const sandbox = await madeSandbox({
    binds: [
      { from: folder, to: '/opt/whole folder', readOnly: false },
      { from: join(folder, 'file'), to: '/srv/new/file', readOnly: true },
    ],
    scratch: ['/layers'],
  });
  const { stdout } = await sandbox.run(`
    cat '/opt/whole folder/file'; echo changed > '/opt/whole folder/file'; cat /srv/new/file
    (echo more >> /srv/new/file) 2>/dev/null || echo read-only
    mkdir /layers/{a,b,work,all}; mount -t overlay -o lowerdir=/layers/a,upperdir=/layers/b,workdir=/layers/work overlay /layers/all && echo overlay`);
  expect(stdout.split('\n')).toEqual(['from the machine', 'changed', 'read-only', 'overlay']);
  rmSync(folder, { recursive: true });
});

test('a script gets its status, its streams and no input', async () => {
  const sandbox = await madeSandbox();
  expect(
    await sandbox.run("cat; echo out; echo err >&2; printf '%s' \"it's \\\\ $((1 + 1))\"; exit 7", {
      allowFailure: true,
    }),
  ).toEqual({
    status: 7,
    stdout: "out\nit's \\ 2",
    stderr: 'err',
  });
  await expect(sandbox.run('echo "no such thing" >&2; exit 1')).rejects.toThrow(
    `sandbox ${sandbox.name}: no such thing`,
  );
  await expect(sandbox.run('sleep 30 & sleep 30', { timeoutMs: 300 })).rejects.toThrow('took more than 300 ms');
  await expect(sandbox.run('setsid sleep 30 &')).rejects.toThrow('still holds its output');
  expect((await sandbox.run(`: ${'x'.repeat(300_000)}; echo long`)).stdout).toBe('long');
});

test('a script can be stopped in the middle', async () => {
  const sandbox = await madeSandbox();
  const stop = new AbortController();
  const running = sandbox.run('sleep 30; touch /run/late', { signal: stop.signal });
  setTimeout(() => stop.abort(new Error('enough')), 300);
  await expect(running).rejects.toThrow('enough');
  await expect(sandbox.run('true', { signal: stop.signal })).rejects.toThrow('enough');
});

test('is gone without a trace', async () => {
  const sandbox = await madeSandbox();
  await sandbox.run(`
    ip netns add pinger; ip link add veth-host type veth peer name veth-pinger netns pinger
    setsid ip netns exec pinger unshare -pfmu --mount-proc sleep 1000 </dev/null >/dev/null 2>&1 &
    mkdir -p /sys/fs/cgroup/memory/a/b /sys/fs/cgroup/unified/c`);
  const namespace = (await sandbox.run('readlink /proc/1/ns/net')).stdout;
  expect(tracesOf(sandbox.name, namespace)).not.toEqual([]);
  await sandbox.destroy();
  expect(tracesOf(sandbox.name, namespace)).toEqual([]);
  await sandbox.destroy();
  expect(() => openSandbox(sandbox.name)).toThrow('There is no running sandbox');
});

test('a name belongs to one sandbox at a time', async () => {
  const sandbox = await madeSandbox();
  await expect(createSandbox({ name: sandbox.name, lifetime: 'owner' })).rejects.toThrow(
    `There is a sandbox "${sandbox.name}" already`,
  );
  await expect(createSandbox({ name: '../up', lifetime: 'owner' })).rejects.toThrow('cannot name a sandbox');
  expect((await openSandbox(sandbox.name).run('echo well')).stdout).toBe('well');
});

test('a stranger with the same process number is never entered', async () => {
  const sandbox = await madeSandbox();
  const record = findSandbox(sandbox.name);
  if (!record) throw new Error('the sandbox is not found');
  const stranger = { ...record, init: { ...record.init, startTime: record.init.startTime - 1 } };
  writeSandboxRecord(stranger);
  expect(findSandbox(sandbox.name)).toBeUndefined();
  expect(await runScript('stranger', enterArgv(stranger), 'echo in', { allowFailure: true })).toMatchObject({
    status: 125,
    stdout: '',
  });
  writeSandboxRecord(record);
});

test('a record that cannot be read is in nobody’s way', async () => {
  const name = freshName();
  writeFileSync(`/run/labcheck/sandboxes/${name}.json`, '{"name":');
  const sandbox = await madeSandbox({ name });
  expect((await sandbox.run('hostname')).stdout).toBe(name);
});

test('what cannot be made leaves nothing', async () => {
  const name = freshName();
  const binds = [{ from: '/nowhere/at/all', to: '/opt/x', readOnly: true }];
  await expect(createSandbox({ name, lifetime: 'owner', binds })).rejects.toThrow(/could not be made: .*\/nowhere/);
  expect(tracesOf(name)).toEqual([]);
});
