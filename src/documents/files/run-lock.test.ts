import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockRun } from './run-lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labcheck-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const runs = (identity: string): boolean => identity.startsWith('alive');
const holdStale = (text: string): void => writeFileSync(join(folder, '.lock'), text);

test('one process at a time works in a run', async () => {
  const lock = await lockRun(folder, 'alive 1', runs);
  await expect(lockRun(folder, 'alive 2', runs)).rejects.toThrow(/Another labcheck works in .* \(process alive on/);
  await lock.release();
  await (await lockRun(folder, 'alive 2', runs)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['a process that ended', () => `${hostname()} dead 1`],
  ['nobody: the file is empty', () => ''],
])('a lock of %s is taken over', async (_, text) => {
  holdStale(text());
  await (await lockRun(folder, 'alive 1', runs)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of another machine is not taken over, as nobody here knows whether it works', async () => {
  holdStale('elsewhere dead 1');
  await expect(lockRun(folder, 'alive 1', runs)).rejects.toThrow(/process dead on elsewhere/);
});

test('of two that find the same old lock, the slower one sees that the other has taken it over', async () => {
  holdStale(`${hostname()} dead 1`);
  const whileTheOtherTakesIt = (identity: string): boolean => {
    if (identity === 'dead 1') holdStale(`${hostname()} alive 1`);
    return runs(identity);
  };
  await expect(lockRun(folder, 'alive 2', whileTheOtherTakesIt)).rejects.toThrow('process alive on');
  expect(readdirSync(folder)).toEqual(['.lock']);
});

test('of many that find the same old lock, one takes it over', async () => {
  holdStale(`${hostname()} dead 1`);
  const all = await Promise.allSettled(
    Array.from({ length: 12 }, (_, index) => lockRun(folder, `alive ${index}`, runs)),
  );
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
