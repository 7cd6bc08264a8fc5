import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { identify, isRunning, parseStat } from './process-identity.ts';

test('reads past a name that looks like the fields after it', () => {
  const fields = `S 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4711 8192`;
  expect(parseStat(`7 (a) R 1 (b) ${fields}\n`)).toEqual({ pid: 7, startTime: 4711 });
  expect(parseStat(`7 (zombie) ${fields.replace('S', 'Z')}`)).toBeUndefined();
  expect(parseStat('')).toBeUndefined();
});

test('knows a process until it ends, and never takes another for it', async () => {
  expect(identify('self')?.pid).toBe(process.pid);
  const child = spawn('sleep', ['60']);
  const known = identify(child.pid ?? 0);
  if (!known) throw new Error('the process is not there');
  expect(isRunning(known)).toBe(true);
  expect(isRunning({ ...known, startTime: known.startTime + 1 })).toBe(false);
  child.kill();
  await once(child, 'exit');
  expect(isRunning(known)).toBe(false);
});
