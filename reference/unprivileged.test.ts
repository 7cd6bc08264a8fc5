import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../src/index.ts';
import { pingerReference } from './pinger/reference.ts';
import { projectFolder } from './project-folder.ts';
import { createSandbox } from './sandbox/create-sandbox.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

const bundled = join(projectFolder(), `node_modules/.unprivileged-${process.pid}`);
let sandbox: Sandbox;

beforeAll(async () => {
  const bundler = join(projectFolder(), 'scripts/bundle.mjs');
  const script = `import { bundle } from ${JSON.stringify(bundler)}; await bundle(${JSON.stringify(bundled)});`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
  sandbox = await createSandbox({
    name: `unprivileged-${process.pid}`,
    lifetime: 'owner',
    binds: [
      ...(await pingerReference.binds()),
      { from: projectFolder(), to: '/opt/labcheck', readOnly: true },
      { from: process.execPath, to: '/opt/node', readOnly: true },
    ],
  });
  await pingerReference.prepare(sandbox);
  await pingerReference.finish(sandbox);
});
afterAll(async () => {
  await sandbox.destroy();
  rmSync(bundled, { recursive: true });
});

/** The student's self-check in a sandbox, as some login. */
const selfCheck = (login: string, format = 'terminal') =>
  sandbox.run(
    `cd /tmp && ${login} /opt/node /opt/labcheck/node_modules/.unprivileged-${process.pid}/labcheck.js --lab pinger --skip app-pings --no-save --report ${format}`,
    { allowFailure: true },
  );
const nobody = 'setpriv --reuid 65534 --regid 65534 --clear-groups';

test('root checks the machine itself and gets full marks', async () => {
  const { status, stdout } = await selfCheck('');
  expect(stdout).toMatch(/^19 of 19 points, bonus \d of 6\n/);
  expect(status).toBe(0);
});

test('a login without rights is told to use sudo, and loses no point', async () => {
  const { status, stdout, stderr } = await selfCheck(nobody);
  expect(status).toBe(3);
  expect(stdout).toMatch(/to 19 of 19 points/);
  expect(stdout + stderr).toContain('sudo');
  const { checks } = JSON.parse((await selfCheck(nobody, 'json')).stdout) as Pick<Report, 'checks'>;
  expect(checks.filter((check) => check.status === 'failed' && !check.bonus)).toEqual([]);
});

test('without root there is no sandbox, no demonstration and no proof, and that is said in one line', async () => {
  for (const command of ['demo', 'prove --lab pinger', 'reference up --lab pinger']) {
    const { status, stderr } = await sandbox.run(
      `cd /tmp && ${nobody} /opt/node /opt/labcheck/node_modules/.unprivileged-${process.pid}/labcheck.js ${command}`,
      { allowFailure: true },
    );
    expect({ command, status }).toEqual({ command, status: 2 });
    expect(stderr).toMatch(/^labcheck: .*root.*\nRun .*sudo/);
  }
});
