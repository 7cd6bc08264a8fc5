import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { bundleProgram } from '../reference/bundled.fixture.ts';

const { folder, program } = bundleProgram('starter');
/** The files that a command which grades reads, and what V8 made of each. */
const files = ['program.js', 'grading.js'].map((name) => {
  const compiled = readdirSync(folder).find((file) => file.startsWith(`${name}.`)) ?? 'nothing compiled';
  return { name, source: join(folder, name), compiled: join(folder, compiled) };
});
const whole = new Map(
  files.flatMap(({ source, compiled }) => [source, compiled]).map((file) => [file, readFileSync(file)]),
);
afterEach(() => {
  for (const [file, bytes] of whole) writeFileSync(file, bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

const evidence = join(import.meta.dirname, '../fixtures/evidence/pinger/reference.json');
const judge = (...flags: string[]): string =>
  execFileSync(process.execPath, [...flags, program, 'judge', evidence], { encoding: 'utf8' });

/** Of which files V8 used what was compiled before: it says whether it refused it, and nothing where there was none. */
const used = (...flags: string[]): string[] => {
  const asked = `const { start, scripts } = require(${JSON.stringify(program)});
    process.argv = [process.execPath, 'labcheck', 'judge', ${JSON.stringify(evidence)}];
    start().ended.then(() => {
      const used = ${JSON.stringify(files)}.filter(({ source }) => scripts.get(source).cachedDataRejected === false);
      console.log('used: ' + used.map(({ name }) => name).join(' '));
    });`;
  const said = execFileSync(process.execPath, [...flags, '--eval', asked], { encoding: 'utf8' });
  return /used: (.*)\n$/.exec(said)![1]!.split(' ');
};

test('what was compiled when the program was built is used', () => {
  expect(used()).toEqual(['program.js', 'grading.js']);
  expect(judge()).toMatch(/^20 of 20 points/);
});

const harms: readonly [what: string, harm: (compiled: string) => void][] = [
  ['is not there', (compiled) => rmSync(compiled)],
  ['is empty', (compiled) => writeFileSync(compiled, '')],
  ['was cut off', (compiled) => writeFileSync(compiled, readFileSync(compiled).subarray(0, 50_000))],
  ['has suffered', (compiled) => writeFileSync(compiled, readFileSync(compiled).fill(0, 50_000, 60_000))],
];
test.each(files.flatMap(({ name, compiled }) => harms.map(([what, harm]) => [name, what, harm, compiled] as const)))(
  'the program is the same where what was made of %s %s',
  (name, _, harm, compiled) => {
    const before = judge();
    harm(compiled);
    expect(used()).toEqual(files.map((file) => file.name).filter((other) => other !== name));
    expect(judge()).toBe(before);
  },
);

test('a grading reads nothing of what makes pages', () => {
  const makesPages = (file: string): boolean =>
    readFileSync(join(folder, file), 'utf8').includes('dangerouslySetInnerHTML');
  expect(readdirSync(folder).filter((file) => file.endsWith('.js') && makesPages(file))).toHaveLength(1);
  expect(files.map(({ name }) => name).filter(makesPages)).toEqual([]);
});

test('other flags of node compile it anew', () => {
  expect(used('--stack-size=900')).toEqual(['']);
  expect(judge('--stack-size=900')).toMatch(/^20 of 20 points/);
});

test.each([
  ['program.js', 'Examples', ['--help']],
  ['grading.js', 'root file system stands', ['judge', evidence]],
])('a %s that was changed afterwards is run as it is now', (name, words, command) => {
  const source = join(folder, name);
  const changed = words.replace('a', 'o').replace('u', 'o');
  writeFileSync(source, readFileSync(source, 'latin1').replaceAll(words, changed), 'latin1');
  expect(execFileSync(process.execPath, [program, ...command], { encoding: 'utf8' })).toContain(changed);
});

test('it starts through a link, as npm makes one', () => {
  const link = join(folder, 'linked');
  symlinkSync(program, link);
  expect(spawnSync(link, ['--version'], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});
