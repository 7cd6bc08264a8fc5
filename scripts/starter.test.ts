import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { bundleProgram } from '../reference/bundled-program.fixture.ts';

const { folder, program } = bundleProgram('starter');
const source = join(folder, 'program.js');
const compiled = join(folder, readdirSync(folder).find((file) => file.startsWith('program.js.')) ?? 'nothing compiled');
const whole = { source: readFileSync(source), compiled: readFileSync(compiled) };
afterEach(() => {
  writeFileSync(source, whole.source);
  writeFileSync(compiled, whole.compiled);
});
afterAll(() => rmSync(folder, { recursive: true }));

const evidence = join(import.meta.dirname, '../fixtures/evidence/pinger/reference.json');
const judge = (...flags: string[]): string =>
  execFileSync(process.execPath, [...flags, program, 'judge', evidence], { encoding: 'utf8' });

/** Whether V8 used what was compiled before: it says whether it refused it, and nothing where there was none. */
const isUsed = (...flags: string[]): boolean => {
  const asked = `const { start, scripts } = require(${JSON.stringify(program)});
    process.argv = [process.execPath, 'labcheck', '--version'];
    start();
    console.log(scripts.get(${JSON.stringify(source)}).cachedDataRejected);`;
  return execFileSync(process.execPath, [...flags, '--eval', asked], { encoding: 'utf8' }).endsWith('false\n');
};

test('what was compiled when the program was built is used', () => {
  expect(isUsed()).toBe(true);
  expect(judge()).toMatch(/^20 of 20 points/);
});

test.each([
  ['is not there', () => rmSync(compiled)],
  ['is empty', () => writeFileSync(compiled, '')],
  ['was cut off', () => writeFileSync(compiled, whole.compiled.subarray(0, 50_000))],
  ['has suffered', () => writeFileSync(compiled, Buffer.from(whole.compiled).fill(0, 50_000, 60_000))],
])('the program is the same where it %s', (_, harm) => {
  const before = judge();
  harm();
  expect(isUsed()).toBe(false);
  expect(judge()).toBe(before);
});

test('other flags of node compile it anew', () => {
  expect(isUsed('--stack-size=900')).toBe(false);
  expect(judge('--stack-size=900')).toMatch(/^20 of 20 points/);
});

test('a program that was changed afterwards is run as it is now', () => {
  writeFileSync(source, whole.source.toString('latin1').replaceAll('Examples', 'Exemples'), 'latin1');
  expect(execFileSync(process.execPath, [program, '--help'], { encoding: 'utf8' })).toContain('Exemples');
});

test('it starts through a link, as npm makes one', () => {
  const link = join(folder, 'linked');
  symlinkSync(program, link);
  expect(spawnSync(link, ['--version'], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});
