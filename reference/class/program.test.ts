import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSandboxes } from '../../src/transports/sandbox/registry.ts';
import { makeKey } from '../../src/transports/ssh/sshd.fixture.ts';
import { bundleProgram } from '../bundled.fixture.ts';
import { clientsFolder } from './client-files.ts';
import { type ClassHost, createClass, type SimulatedClass } from './create-class.ts';
import { graderWords } from './grader-words.ts';

const { folder: bundled, program } = bundleProgram('class-program');
const folder = mkdtempSync(join(tmpdir(), 'labcheck-class-program-'));
let simulated: SimulatedClass;
let host: ClassHost;

beforeAll(async () => {
  simulated = await createClass({ name: `keys-${process.pid}` });
  host = await simulated.host(0);
  // The key is nowhere where ssh looks by itself.
  const config = join(simulated.sshFolder, 'config');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^ *Identit(?:yFile|iesOnly) .*\n/gm, ''));
  copyFileSync(join(simulated.sshFolder, 'key'), join(folder, 'key'));
  rmSync(join(simulated.sshFolder, 'key'));
});
afterAll(async () => {
  await simulated.destroy();
  rmSync(folder, { recursive: true });
  rmSync(bundled, { recursive: true });
});

/** The host takes this key too. */
const welcome = (key: string) => host.sandbox.run(`echo '${key}' >>/root/.ssh/authorized_keys`);

/** Grades the host as the class's grader; nobody sits at a terminal. */
const grade = (scheme: string, ...words: string[]) => {
  const [command = '', ...before] = graderWords(simulated);
  const uri = `${scheme}://root@${host.address}`;
  return execa(
    command,
    [...before, process.execPath, program, '--lab', 'contedor', '--host', uri, '--no-save', ...words],
    {
      reject: false,
      input: '',
      env: { NO_COLOR: '1' },
    },
  );
};

test.each(['ssh', 'openssh'])('%s: a key that --identity names lets the grader in', async (scheme) => {
  const without = await grade(scheme);
  expect(without.exitCode).toBe(3);
  expect(without.stdout).toMatch(/ssh-copy-id/);
  const named = await grade(scheme, '--identity', join(folder, 'key'));
  expect(named.exitCode).toBe(1);
  expect(named.stdout).toMatch(/^\d.* of 10 points/);
});

test('a key file that is not there is told before any host is asked', async () => {
  const { exitCode, stdout, stderr } = await grade('ssh', '--identity', join(folder, 'missing'));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(`--identity ${join(folder, 'missing')}: there is no such file.`);
});

test.each([
  ['is no key', 'text', (file: string) => writeFileSync(file, 'hello\n', { mode: 0o600 })],
  ['is encrypted, with nobody to ask', 'locked', (file: string) => welcome(makeKey(file, 'ed25519', 'secret'))],
])('a key file that %s: the report names it, and nothing is asked', async (_, name, make) => {
  make(join(folder, name));
  const { exitCode, stdout } = await grade('ssh', '--identity', join(folder, name));
  expect(exitCode).toBe(3);
  expect(stdout.replace(/\s+/g, ' ')).toContain(join(folder, name));
});

test('a whole class is built, graded over ssh and taken away again', async () => {
  const before = readdirSync(clientsFolder);
  const { exitCode, stdout } = await execa(
    process.execPath,
    [program, 'demo', '--students', '3', '--reports', folder],
    {
      reject: false,
      env: { NO_COLOR: '1' },
    },
  );
  expect(exitCode).toBe(0);
  for (const line of [/^alice .*20/m, /^bob /m, /^carol /m, /the hosts are gone/]) expect(stdout).toMatch(line);
  expect(listSandboxes().filter(({ name }) => name.startsWith('class-'))).toEqual([]);
  expect(readdirSync(clientsFolder)).toEqual(before);
}, 120_000);
