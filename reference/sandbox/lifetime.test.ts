import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { execa } from 'execa';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { bundled } from '../bundled.fixture.ts';
import { projectFolder } from '../project-folder.ts';
import { cleanUpStale } from './clean-up.ts';
import { createSandbox } from './create-sandbox.ts';
import { destroySandbox } from './destroy-sandbox.ts';
import { freshName, madeSandbox } from './made-sandbox.fixture.ts';
import { openSandbox } from './sandbox.ts';
import { tracesOf } from './traces.fixture.ts';

const program = bundled('sandbox/owner.fixture.ts');
afterAll(() => rmSync(program));

test('dies with an owner that is killed, and the next start takes the rest away', async () => {
  const name = freshName();
  const owner = spawn(process.execPath, [program, name, 'owner'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  owner.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await vi.waitFor(() => expect(said).toMatch(/^\d+ net:.*\n/), 5000);
  const [bystander, namespace = ''] = said.trim().split(' ');
  await expect(destroySandbox(name)).rejects.toThrow('in use by another process');
  await expect(createSandbox({ name, lifetime: 'owner' })).rejects.toThrow(`made by process ${owner.pid}`);
  expect(await cleanUpStale()).not.toContain(name);
  const alive = tracesOf(name, namespace).filter((trace) => /^\d+$/.test(trace));
  expect(alive.length).toBeGreaterThan(3);

  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await vi.waitFor(() => expect(tracesOf(name, namespace).filter((trace) => /^\d+$/.test(trace))).toEqual([]), 5000);
  expect(() => process.kill(Number(bystander), 0)).not.toThrow();
  process.kill(Number(bystander));
  expect(() => openSandbox(name)).toThrow('no running sandbox');

  expect(await cleanUpStale()).toContain(name);
  expect(tracesOf(name, namespace)).toEqual([]);
}, 20_000);

test('a persistent one outlives its maker until it is destroyed', async () => {
  const name = freshName();
  onTestFinished(async () => void (await destroySandbox(name)));
  const { stdout: namespace } = await execa(process.execPath, [program, name, 'persistent']);
  expect(await cleanUpStale()).not.toContain(name);
  expect((await openSandbox(name).run('readlink /proc/1/ns/net')).stdout).toBe(namespace);
  await expect(createSandbox({ name, lifetime: 'owner' })).rejects.toMatchObject({
    cure: expect.stringContaining('labcheck reference down'),
  });
  expect(await destroySandbox(name)).toBe(true);
  expect(await destroySandbox(name)).toBe(false);
  expect(tracesOf(name, namespace)).toEqual([]);
}, 20_000);

test('stands also where the root is itself an overlay', async () => {
  const folder = projectFolder();
  const shared = [folder, process.execPath].map((path) => ({ from: path, to: path, readOnly: true }));
  const outer = await madeSandbox({ binds: shared });
  // And a file system of its own beside it, which an overlay of the root does not show.
  await outer.run('mount -t tmpfs own /srv; echo outer >/srv/file');
  const { stdout } = await outer.run(
    `stat -f -c %T /; cd ${folder} && ${process.execPath} ${program} inner persistent; cat /run/labcheck/sandboxes/inner.json`,
  );
  expect(stdout).toMatch(/^overlayfs\nnet:\[\d+\]\n\{[^]*"persistent"/);
  const [, pid] = /"pid": (\d+)/.exec(stdout) ?? [];
  const inner = `nsenter --target ${pid} --mount --root --wd sh -c`;
  expect((await outer.run(`${inner} 'cat /srv/file; echo inner >/srv/file'; cat /srv/file`)).stdout).toBe(
    'outer\nouter',
  );
});

test('many at once, made and destroyed in any order', async () => {
  const names = Array.from({ length: 12 }, freshName);
  const hosts = await Promise.all(
    names.map(async (name) => (await (await createSandbox({ name, lifetime: 'owner' })).run('hostname')).stdout),
  );
  expect(hosts).toEqual(names);
  await Promise.all(names.map(destroySandbox));
  expect(names.flatMap((name) => tracesOf(name))).toEqual([]);
}, 20_000);
