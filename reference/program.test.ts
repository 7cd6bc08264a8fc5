import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleProgram } from './bundled.fixture.ts';

const { folder: bundled, program } = bundleProgram('program');
const folder = mkdtempSync(join(tmpdir(), 'labcheck-program-'));
const name = `program-${process.pid}`;
const labcheck = (...words: string[]) =>
  execa(process.execPath, [program, ...words], { cwd: folder, reject: false, env: { NO_COLOR: '1' } });

beforeAll(async () => {
  writeFileSync(
    join(folder, 'course.yaml'),
    `course: Containers by hand
lab: pinger
hints: nudge
students:
  - { id: alice, name: Alice, host: "sandbox:${name}", set: { x: 7 } }
  - { id: bob, name: Bob, host: "sandbox:${name}", set: { x: 8 } }
`.replace(`"sandbox:${name}", set: { x: 8 }`, `"evidence:evidence.json", set: { x: 8 }`),
  );
  const up = await labcheck('reference', 'up', '--lab', 'pinger', '--name', name);
  expect(up.stdout).toContain(`Grade it: labcheck --lab pinger --host sandbox:${name}`);
});
afterAll(async () => {
  const down = await labcheck('reference', 'down', '--lab', 'pinger', '--name', name);
  expect(down.stdout).toContain('is gone');
  rmSync(folder, { recursive: true });
  rmSync(bundled, { recursive: true });
});

test('the finished lab earns full marks, and exits with 0', async () => {
  const { stdout, exitCode } = await labcheck('--lab', 'pinger', '--host', `sandbox:${name}`);
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    expect.stringMatching(/^20 of 20 points, bonus \d of 6$/),
    'Full marks: everything that the lab asks for is there.',
    'Next step: none, you are done.',
  ]);
  expect(exitCode).toBe(0);
});

test('a student of the course file is graded, and every run is kept', async () => {
  const before = readdirSync(join(folder, 'reports'));
  const { stdout, exitCode } = await labcheck(
    '--student',
    'alice',
    '--report',
    'json',
    '--report',
    'junit:alice.xml',
    '--report',
    'tap:alice.tap',
  );
  const report = JSON.parse(stdout) as { grade: object; roundTrips: number; parameters: object };
  expect(report).toMatchObject({ grade: { earned: 20, possible: 20 }, roundTrips: 2, parameters: { x: 7 } });
  expect(exitCode).toBe(0);
  expect(readFileSync(join(folder, 'alice.xml'), 'utf8')).toContain('failures="0"');
  expect(readFileSync(join(folder, 'alice.tap'), 'utf8')).toMatch(/^TAP version 14\n1\.\.24\n/);
  const [added = ''] = readdirSync(join(folder, 'reports')).filter((run) => !before.includes(run));
  expect(readdirSync(join(folder, 'reports', added, 'alice')).toSorted()).toEqual(['evidence.json', 'report.json']);
});

test('the wrong x is told, with exit code 1', async () => {
  const { stdout, exitCode } = await labcheck(
    '--lab',
    'pinger',
    '--host',
    `sandbox:${name}`,
    '--set',
    'x=8',
    '--no-save',
  );
  expect(stdout).toMatch(/^Fix first: The host’s end of the cable, veth-host, has the address/m);
  expect(exitCode).toBe(1);
});

test('evidence is collected, and judged again without the host', async () => {
  expect(
    (await labcheck('collect', '--lab', 'pinger', '--host', `sandbox:${name}`, '-o', 'evidence.json')).exitCode,
  ).toBe(0);
  expect((await labcheck('judge', 'evidence.json')).stdout).toMatch(/^20 of 20 points/);
  const bob = await labcheck('--student', 'bob');
  expect(bob).toMatchObject({ exitCode: 1 });
});

test('what is not there is said in one line with its cure, without a stack', async () => {
  const gone = await labcheck('--lab', 'pinger', '--host', 'sandbox:nobody', '--no-save');
  expect(gone.exitCode).toBe(3);
  expect(gone.stdout).toContain('no sandbox "nobody" is running');
  for (const words of [
    ['--lab', 'pingr'],
    ['--lab', 'pinger', '--set', 'x=300'],
    ['judge', 'course.yaml'],
    ['--student', 'carol'],
    ['demo', '--lab', 'nothing'],
    ['prove', '--lab', 'pinger', '--check', 'nothing'],
    ['prove', '--lab', 'pinger', '--mutant', 'nothing'],
    ['prove', '--jobs', '0'],
  ]) {
    const { stderr, exitCode } = await labcheck(...words);
    expect({ words, exitCode }).toEqual({ words, exitCode: 2 });
    expect(stderr).toMatch(/^labcheck: .+\n.+/);
    expect(stderr).not.toMatch(/ {4}at |defect of labcheck/);
  }
});

test('a part of the proof is run by its check or its mutant, and a page is written', async () => {
  const { stdout, exitCode } = await labcheck(
    'prove',
    '--lab',
    'pinger',
    '--check',
    'links-up',
    '--html',
    'proof.html',
  );
  expect(stdout).toMatch(/^3 mutants killed, \d+ right solutions hold, 0 not as they should be$/m);
  expect(exitCode).toBe(0);
  const page = readFileSync(join(folder, 'proof.html'), 'utf8');
  expect(page).toContain('<td class="f" title="links-up failed: outer-down">X</td>');
  expect((await labcheck('prove', '--lab', 'pinger', '--mutant', 'different-x')).stdout).toContain(
    '1 mutants killed, 0 right solutions hold',
  );
  expect(existsSync(join(folder, 'reports/proof-pinger.html'))).toBe(true);
}, 240_000);
