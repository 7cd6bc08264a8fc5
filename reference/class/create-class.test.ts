import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { readReport } from '../../src/documents/files/report.ts';
import { bundled } from '../bundled.fixture.ts';
import { pingerReference } from '../pinger/reference.ts';
import { cleanUpStale } from '../sandbox/clean-up.ts';
import { tracesOf } from '../sandbox/traces.fixture.ts';
import { clientsFolder } from './client-files.ts';
import { createClass, type SimulatedClass } from './create-class.ts';
import { graderWords } from './grader-words.ts';
import { simulate } from './simulate.ts';
import { simulatedStudents } from './simulated-students.ts';
import { sshdLog } from './sshd.ts';

const folder = mkdtempSync(join(tmpdir(), 'labcheck-class-'));
const owner = bundled('class/owner.fixture.ts');
const grader = bundled('class/grader.fixture.ts');
let simulated: SimulatedClass | undefined;

/** Runs a command as the class's grader. */
const asGrader = (words: readonly string[], input = '') => {
  const [command = '', ...before] = graderWords(simulated!);
  return execa(command, [...before, ...words], { reject: false, input });
};

afterEach(async () => {
  await simulated?.destroy();
  simulated = undefined;
});
afterAll(() => {
  for (const path of [owner, grader, folder]) rmSync(path, { recursive: true, force: true });
});

test('each host is itself, behind its own key, on a network that leads nowhere', async () => {
  simulated = await createClass({ name: `class-${process.pid}` });
  const hosts = await Promise.all([0, 1, 2].map((index) => simulated!.host(index)));
  const names = await Promise.all(
    hosts.map(
      async ({ address }) => (await asGrader(['ssh', '-o', 'BatchMode=yes', `root@${address}`, 'hostname'])).stdout,
    ),
  );
  expect(names).toEqual(hosts.map(({ sandbox }) => sandbox.name));
  expect((await asGrader(['ip', '-o', 'route'])).stdout).toMatch(/^10\.99\.0\.0\/16 dev br-class [^\n]*$/);
  const neighbour = `ssh -o StrictHostKeyChecking=yes root@${hosts[1]!.address} true`;
  expect((await hosts[0]!.sandbox.run(neighbour, { allowFailure: true })).stderr).toContain(
    'No ECDSA host key is known',
  );
  expect((await hosts[0]!.sandbox.run('ip route get 192.0.2.1', { allowFailure: true })).stderr).toContain(
    'unreachable',
  );
  await simulated.destroy();
  expect(existsSync(simulated.sshFolder)).toBe(false);
  expect(hosts.flatMap(({ sandbox }) => tracesOf(sandbox.name))).toEqual([]);
});

test('dies with an owner that is killed', async () => {
  const name = `killed-${process.pid}`;
  const child = spawn(process.execPath, [owner, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await vi.waitFor(() => expect(said).toMatch(/^net:.*\n/), 15_000);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const network = said.trim();
  await vi.waitFor(() => expect(tracesOf(name, network).filter((trace) => /^\d+$/.test(trace))).toEqual([]), 5000);
  await cleanUpStale();
  expect(tracesOf(name, network)).toEqual([]);
  const keys = (): string[] => readdirSync(clientsFolder).filter((left) => left.startsWith(`${child.pid}-`));
  expect(keys()).toHaveLength(1);
  simulated = await createClass({ name: `next-${process.pid}` });
  expect(keys()).toEqual([]);
});

test('each student’s mistakes are found, each one and no other, over one connection', async () => {
  const students = simulatedStudents(pingerReference, 9);
  expect(students.map(({ id }) => id).slice(0, 4)).toEqual(['alice', 'bob', 'carol', 'student-004']);
  simulated = await createClass({
    name: `mixed-${process.pid}`,
    binds: await pingerReference.binds(),
    prepare: pingerReference.prepare,
  });
  const { signal } = new AbortController();
  const hosts = await simulate(simulated, pingerReference, students, { ready: () => {}, signal });
  const input = students.map(({ id }, index) => `${id} ${hosts[index]!.uri}\n`).join('');
  await asGrader([process.execPath, grader, '4', '60000', join(folder, 'run')], input);
  for (const [index, { id, mistakes }] of students.entries()) {
    const { checks } = await readReport(join(folder, 'run', id, 'report.json'));
    const bonus = checks.filter((check) => check.bonus).map((check) => check.id);
    const failed = checks.flatMap(({ id: check, status, cause }) => (status === 'failed' ? `${check}: ${cause}` : []));
    const expected = (mistakes ?? []).flatMap(({ killedBy }) => killedBy.map(([check, cause]) => `${check}: ${cause}`));
    expect(checks.filter(({ status, bonus: optional }) => status === 'unknown' && !optional)).toEqual([]);
    if (mistakes)
      expect({
        id,
        failed: failed.filter((one) => expected.includes(one) || !bonus.includes(one.split(':')[0]!)),
      }).toEqual({
        id,
        failed: expect.toSatisfy(
          (found: string[]) => found.toSorted().join() === expected.toSorted().join(),
        ) as string[],
      });
    const { stdout } = await hosts[index]!.sandbox.run(`grep -c Accepted ${sshdLog}`);
    expect(stdout).toBe('1');
  }
}, 120_000);
