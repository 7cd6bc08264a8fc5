import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { equalFiles } from './equal-files.ts';
import { folderChanges } from './folder-changes.ts';
import { runScript } from './run-script.fixture.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'labcheck tree-'));
  mkdirSync(join(root, 'bin'));
  for (const [name, content] of Object.entries({ sh: 'shell', cat: 'shell', ls: 'shelL' }))
    writeFileSync(join(root, 'bin', name), content);
  symlinkSync('/bin/sh', join(root, 'bin/mv'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(shells)('%s compares files of a tree byte for byte, and follows links within it', (_, shell) => {
  const probe = equalFiles(root, '/bin/sh', ['bin/cat', 'bin/ls', 'bin/mv', 'bin/none']);
  expect(probe.parse(runScript(probe, shell))).toEqual(['bin/cat', 'bin/mv']);
  const without = equalFiles(root, '/bin/none', ['bin/cat']);
  expect(without.parse(runScript(without, shell))).toEqual([]);
});

test.each(shells)('%s tells when folders were changed, and nothing of those that are not there', (_, shell) => {
  const [here, none] = [join(root, 'bin'), join(root, 'none')];
  const probe = folderChanges([none, here, root]);
  const found = probe.parse(runScript(probe, shell)) as ReadonlyMap<string, string>;
  expect([...found.keys()]).toEqual([here, root]);
  expect(found.get(here)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
});
