import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { bundled } from '../bundled.fixture.ts';
import { withoutDaemonStarts } from './without-daemon-starts.ts';

const folder = mkdtempSync(join(tmpdir(), 'labcheck-'));
const program = bundled('dependencies/held-policy.fixture.ts');
afterAll(() => [folder, program].forEach((path) => rmSync(path, { recursive: true })));

test('daemons may not start meanwhile, and may afterwards', async () => {
  const file = join(folder, 'plain');
  const { status } = await withoutDaemonStarts(() => Promise.resolve(spawnSync(file)), file);
  expect(status).toBe(101);
  expect(existsSync(file)).toBe(false);
});

test('a failure leaves nothing, and a policy of the machine’s own stays', async () => {
  const file = join(folder, 'failing');
  await expect(withoutDaemonStarts(() => Promise.reject(new Error('no')), file)).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, '#!/bin/sh\nexit 0\n');
  await withoutDaemonStarts(async () => {}, file);
  expect(readFileSync(file, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
});

test.each([
  ['SIGINT', false],
  ['SIGTERM', false],
  ['SIGKILL', true],
] as const)('%s in the middle: still there afterwards is %s, and no obstacle to the next', async (signal, stays) => {
  const file = join(folder, signal);
  const holder = spawn(process.execPath, [program, file]);
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), 5000);
  holder.kill(signal);
  expect(await once(holder, 'exit')).toEqual([null, signal]);
  expect(existsSync(file)).toBe(stays);
  expect(
    await withoutDaemonStarts(async () => readFileSync(file, 'utf8').includes(`process ${process.pid} `), file),
  ).toBe(true);
  expect(existsSync(file)).toBe(false);
});
