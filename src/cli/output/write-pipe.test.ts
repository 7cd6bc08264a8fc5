import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../documents/files/temporary-folder.fixture.ts';
import { writePipe } from './write-pipe.ts';

const folder = temporaryFolder();

test('a reader that comes late, and is slow, gets all of it', async () => {
  const [pipe, out] = [join(folder, 'late'), join(folder, 'out')];
  execFileSync('mkfifo', [pipe]);
  const reader = spawn('sh', ['-c', 'sleep 0.2; { sleep 0.2; cat; } <"$1" >"$2"', 'sh', pipe, out]);
  const text = 'a line\n'.repeat(100_000);
  await writePipe(pipe, text);
  await once(reader, 'exit');
  expect(readFileSync(out, 'utf8')).toBe(text);
});

test('a pipe that nobody reads from is told in the end', async () => {
  const pipe = join(folder, 'alone');
  execFileSync('mkfifo', [pipe]);
  await expect(writePipe(pipe, 'text', 100)).rejects.toThrow(`${pipe} cannot be written: nobody reads from this pipe.`);
});
