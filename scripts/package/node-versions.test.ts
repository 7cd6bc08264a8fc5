import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleProgram } from '../../reference/bundled.fixture.ts';
import { pingerReference } from '../../reference/pinger/reference.ts';
import { projectFolder } from '../../reference/project-folder.ts';
import { createSandbox } from '../../reference/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../reference/sandbox/sandbox.ts';
import { nodeVersion } from './node-version.fixture.ts';
import { copyProject } from './project-copy.fixture.ts';

/** Each exists for x64 and for arm64. The last two are those of Debian 12 and Ubuntu 22.04. */
const goodVersions = ['20.19.0', '22.23.3', '24.21.0'] as const;
const oldVersions = ['18.20.8', '12.22.12'] as const;

const { folder: bundled, program } = bundleProgram('node-versions');
const evidence = join(projectFolder(), 'fixtures/evidence/pinger/reference.json');
const folders = new Map<string, string>();
const run = (version: string, ...words: string[]) =>
  spawnSync(join(folders.get(version)!, 'node'), [program, ...words], { encoding: 'utf8' });

beforeAll(async () => {
  for (const version of [...goodVersions, ...oldVersions]) folders.set(version, await nodeVersion(version));
}, 300_000);
afterAll(() => rmSync(bundled, { recursive: true }));

test.each(goodVersions)('on Node %s it helps, lists, judges, and makes pages and pictures', (version) => {
  expect(run(version, '--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Usage:') });
  expect(run(version, 'list')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('pinger: ') });
  const judged = run(version, 'judge', evidence);
  expect(judged).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^20 of 20 points/) });
  const page = run(version, 'judge', evidence, '--report', 'html');
  expect(page).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^<!doctype html>[^]*<svg/) });
  const drawn = run(version, 'picture', evidence);
  expect(drawn).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('┌') });
});

test('the least Node is the one that the package names', () => {
  const { engines } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as {
    readonly engines: { readonly node: string };
  };
  expect(run('18.20.8').stderr).toContain(`Node ${engines.node.replace('>=', '')} or newer is needed`);
  expect(goodVersions[0]).toBe(`${engines.node.replace('>=', '')}.0`);
});

const refusal = (version: string): RegExp =>
  new RegExp(
    `labcheck: Node 20\\.19 or newer is needed; this is Node ${version}\\n\\(.*/node\\)\\. To get one:\\n(  .+\\n){4,}Then open `,
  );

test.each(
  oldVersions.flatMap((version) =>
    [[], ['--help'], ['list'], ['judge', evidence], ['demo'], ['--student', 'alice']].map(
      (words) => [version, words] as const,
    ),
  ),
)('Node %s is refused with how to get a newer one: labcheck %j', (version, words) => {
  const { status, stdout, stderr } = run(version, ...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(refusal(version));
  expect(stderr).not.toMatch(/ {4}at |Error/);
});

test('so is every command of npm in a clone', () => {
  const [version] = oldVersions;
  const copy = copyProject('old-node');
  try {
    const { scripts } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const commands = Object.keys(scripts).filter((name) => !['format', 'record', 'postpack'].includes(name));
    expect(commands).toEqual(expect.arrayContaining(['prepare', 'demo', 'test', 'check', 'new']));
    for (const words of [['ci', '--prefer-offline'], ...commands.map((name) => ['run', name])]) {
      const { status, stderr } = spawnSync('npm', words, {
        cwd: copy,
        env: { ...process.env, PATH: `${folders.get(version)}:${process.env['PATH']}` },
        encoding: 'utf8',
      });
      expect({ words, status }).toEqual({ words, status: 2 });
      expect(stderr).toMatch(refusal(version));
      expect(stderr).not.toMatch(/^ {4}at /m);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}, 300_000);

test('each grades the machine that it runs on', async () => {
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await createSandbox({
      name: `node-versions-${process.pid}`,
      lifetime: 'owner',
      binds: [
        ...(await pingerReference.binds()),
        { from: bundled, to: '/opt/labcheck', readOnly: true },
        ...goodVersions.map((version) => ({ from: folders.get(version)!, to: `/opt/node-${version}`, readOnly: true })),
      ],
    });
    await pingerReference.prepare(sandbox);
    await pingerReference.finish(sandbox);
    for (const version of goodVersions) {
      const { stdout, status } = await sandbox.run(
        `cd /tmp && /opt/node-${version}/node /opt/labcheck/labcheck.js --lab pinger --host local: --skip app-pings --no-save`,
        { allowFailure: true },
      );
      expect({ version, status, stdout }).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^19 of 19 points/),
      });
    }
  } finally {
    await sandbox?.destroy();
  }
}, 300_000);
