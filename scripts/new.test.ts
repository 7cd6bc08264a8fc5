import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'labcheck-new-'));
const started = (...words: string[]) =>
  spawnSync(process.execPath, ['scripts/new.mjs', ...words], { cwd: copy, encoding: 'utf8' });

beforeAll(() => {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    encoding: 'utf8',
  });
  for (const file of files
    .split('\0')
    .filter((name) => name && !/^(fixtures|reports)\//.test(name) && existsSync(join(project, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(project, file), join(copy, file));
  }
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true }));

test('what is started passes npm run check', { timeout: 120_000 }, () => {
  for (const words of [
    ['lab', 'my-lab'],
    ['check', 'my-lab', 'my-check'],
    ['check', 'pinger', 'another-check'],
    ['mutant', 'my-lab', 'my-mutant', 'my-check'],
    ['mutant', 'pinger', 'another-mutant', 'veth-pair'],
    ['probe', 'my-probe'],
    ['reporter', 'my-reporter'],
  ]) {
    const { status, stdout, stderr } = started(...words);
    expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: '' });
    expect(stdout).toContain('wrote ');
  }
  const { status, stdout } = spawnSync(process.execPath, ['scripts/check.mjs'], { cwd: copy, encoding: 'utf8' });
  expect({ status, stdout: status === 0 ? '' : stdout }).toEqual({ status: 0, stdout: '' });
  expect(readFileSync(join(copy, 'checks/index.ts'), 'utf8')).toContain('myLab');
});

test('a mutant is filled in with a cause of its check, beside the mutants of that check', () => {
  const pair = readFileSync(join(copy, 'reference/pinger/pair-mutants.ts'), 'utf8');
  expect(pair).toContain("{ id: 'another-mutant', story: '', break: '', killedBy: [['veth-pair', 'absent']] },");
  const mine = readFileSync(join(copy, 'reference/my-lab/mutants.ts'), 'utf8');
  expect(mine).toContain("killedBy: [['my-check', 'wrong']]");
});

test('the first red test says what to write', { timeout: 120_000 }, () => {
  const tests = ['checks/labs.test.ts', 'src/probes/my-probe.test.ts'];
  const { stdout, stderr } = spawnSync(join(project, 'node_modules/.bin/vitest'), ['run', ...tests], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  for (const sentence of [
    'The lab my-lab has no summary: say in one sentence what the student builds.',
    "The cause wrong of my-check has no text for says: write it in its check's file.",
    'There is no repair for the cause wrong of my-check: write its lines, or one step in words with elsewhere().',
    'The mutant my-mutant has no story: say in one sentence what the student did.',
    'The mutant another-mutant breaks nothing: write the commands of its break.',
    'No mutant kills another-check (wrong). Begin one: npm run new -- mutant pinger NAME another-check',
    'write its script in src/probes/my-probe.ts',
    'write its parser, and here what real output is read as',
  ])
    expect(stdout + stderr).toContain(sentence);
});

test('the proof fails until it is filled in', { timeout: 120_000 }, () => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: copy });
  const prove = (...words: string[]) =>
    spawnSync(process.execPath, ['dist/labcheck.js', 'prove', ...words], { cwd: copy, encoding: 'utf8' });
  const pinger = prove('--lab', 'pinger');
  expect(pinger.status).toBe(2);
  expect(pinger.stderr).toContain('No mutant kills another-check (wrong).');
  expect(prove('--lab', 'my-lab').stderr).toContain('No mutant kills first-check (wrong).');
});

test.each([
  [[], 'what shall it be?'],
  [['chek', 'pinger', 'a'], 'there is no kind "chek".'],
  [['check', 'pinger'], 'check takes 2 words.'],
  [['check', 'pinger', 'My Check'], '"My Check" is not a name'],
  [['mutant', 'pinger', 'my-mutant'], 'mutant takes 3 words.'],
  [['mutant', 'pinger', 'my-mutant', 'nothing'], 'the lab pinger has no check "nothing". It has: rootfs-exists,'],
  [['mutant', 'pinger', 'pair-missing', 'veth-pair'], 'the lab pinger has a mutant "pair-missing" already.'],
  [['check', 'nothing', 'my-check'], 'there is no checks/nothing/lab.ts.'],
  [['check', 'pinger', 'veth-pair'], 'checks/pinger/veth-pair.ts is there already.'],
] as const)('new %j is refused', (words, message) => {
  const { status, stderr } = started(...words);
  expect(status).toBe(2);
  expect(stderr).toContain(`new: ${message}`);
});
