import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openMonitor } from './monitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'labcheck-'));
afterAll(() => rmSync(folder, { recursive: true }));

const greeting = '{"QMP": {"version": {}, "capabilities": []}}\n';
const event = '{"event": "RESUME", "timestamp": {"seconds": 1, "microseconds": 0}}\n';

/** An emulator that answers each line by its number; `undefined` hangs up. */
const emulator = async (name: string, answers: readonly (string | undefined)[]): Promise<string> => {
  const path = join(folder, name);
  const server = createServer((socket: Socket) => {
    let count = 0;
    socket.write(greeting);
    socket.on('data', () => {
      const answer = answers[count++];
      if (answer === undefined) socket.destroy();
      else socket.write(answer);
    });
  }).unref();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return path;
};

const open = (path: string) => openMonitor(path, new AbortController().signal);

test('answers are told from events, and what the human monitor says is given', async () => {
  const path = await emulator('talks', [
    `${event}{"return": {}}\n`,
    '{"return": ""}\n',
    `${event}{"return": "Error: no\\r\\n"}\n`,
  ]);
  const monitor = await open(path);
  expect(await monitor.command('savevm a')).toBe('');
  expect(await monitor.command('loadvm b')).toBe('Error: no');
  monitor.close();
});

test('a refusal and an end are errors', async () => {
  const path = await emulator('ends', ['{"return": {}}\n', '{"error": {"desc": "not now"}}\n', undefined]);
  const monitor = await open(path);
  await expect(monitor.command('stop')).rejects.toThrow('The emulator refused: not now');
  await expect(monitor.command('quit')).rejects.toThrow('the emulator ended');
  await expect(monitor.command('quit')).rejects.toThrow('the emulator ended');
});
