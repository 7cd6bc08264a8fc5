import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { holdsText } from './holds-text.ts';
import { runScript } from './run-script.fixture.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'labcheck tree-'));
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/sh'), Buffer.from('\0\xffBusyBox v1.36\0', 'latin1'));
  symlinkSync('/bin/sh', join(root, 'bin/ls'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(shells)('%s looks for a text in a file of a tree, also behind a link within it', (_, shell) => {
  const asked = (path: string, words: string) => {
    const probe = holdsText(root, path, words);
    return probe.parse(runScript(probe, shell));
  };
  expect(asked('/bin/sh', 'BusyBox v')).toBe(true);
  expect(asked('/bin/ls', 'BusyBox v')).toBe(true);
  expect(asked('/bin/sh', 'Toybox')).toBe(false);
  expect(asked('/bin/none', 'BusyBox v')).toBe(false);
});
