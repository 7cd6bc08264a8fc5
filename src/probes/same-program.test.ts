import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { runScript } from './run-script.fixture.ts';
import { sameProgram } from './same-program.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'labcheck tree-'));
  mkdirSync(join(root, 'bin'));
  copyFileSync(process.execPath, join(root, 'bin/app'));
  copyFileSync('/bin/cat', join(root, 'bin/cat'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(shells)('%s compares the program of a process with a file', (_, shell) => {
  const asked = (file: string, ...pids: number[]) => {
    const probe = sameProgram(root, file, pids);
    return probe.parse(runScript(probe, shell));
  };
  expect(asked('/bin/app', process.pid, 4_194_305)).toEqual([process.pid]);
  expect(asked('/bin/cat', process.pid)).toEqual([]);
  expect(asked('/bin/none', process.pid)).toEqual([]);
});
