import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { runScript } from './run-script.fixture.ts';
import { tarArchive } from './tar-archive.ts';

let folder = '';
const bash = (script: string): Buffer => execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labcheck archive-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'tree/usr/bin'), { recursive: true });
  writeFileSync(join(folder, 'tree/usr/bin/app'), 'x'.repeat(5000));
  bash('head -c 3000000 /dev/urandom >tree/zzz');
  bash('tar -C tree -czf whole.tgz ./usr ./zzz; tar -czf deep.tgz tree; tar -C tree -czf other.tgz ./zzz');
  bash('head -c 2000000 whole.tgz >cut.tgz');
  bash('tar -C tree -cf plain.tar usr zzz; bzip2 -k plain.tar; xz -k plain.tar');
});
afterAll(() => rmSync(folder, { recursive: true }));

const probe = (name: string) => tarArchive(join(folder, name), 'usr/bin/app');
const output = (name: string, shell: readonly string[] = ['dash']) => runScript(probe(name), shell);
const look = (name: string, shell?: readonly string[]) => probe(name).parse(output(name, shell));
const whole = { kind: 'file', damaged: false, has: true, prefix: undefined };

describe.each(shells)('%s', (_, words) => {
  test('finds the entry, and unpacks nothing that comes after it', () => {
    // The folders usr and usr/bin stand before it.
    expect(look('whole.tgz', words)).toMatchObject({ ...whole, entries: 3 });
    expect(output('whole.tgz', words).bytes.toString()).not.toContain('@unpacked');
    expect(output('cut.tgz', words).bytes.toString()).toContain('@unpacked');
  });

  test('tells where all lies one folder too deep, or the entry is not there', () => {
    expect(look('deep.tgz', words)).toMatchObject({ has: false, prefix: 'tree', damaged: false });
    expect(look('other.tgz', words)).toMatchObject({ has: false, prefix: undefined, damaged: false, entries: 1 });
  });

  test('tells an archive that breaks off, also after the entry', () => {
    expect(look('cut.tgz', words)).toMatchObject({ damaged: true, has: true });
  });
});

test.each(['plain.tar', 'plain.tar.bz2', 'plain.tar.xz'])('%s is an archive too', (name) => {
  expect(look(name)).toMatchObject(whole);
});
