import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeHostKey } from './host-key.ts';

test('a host key is what ssh-keygen reads, with the public half that it says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-key-'));
  const { secret, known } = makeHostKey();
  writeFileSync(join(folder, 'key'), secret, { mode: 0o600 });
  const said = execFileSync('ssh-keygen', ['-y', '-f', join(folder, 'key')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(said.trim()).toBe(known);
});
