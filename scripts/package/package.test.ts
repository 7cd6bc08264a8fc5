import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pingerReference } from '../../reference/pinger/reference.ts';
import { projectFolder } from '../../reference/project-folder.ts';
import { createSandbox } from '../../reference/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../reference/sandbox/sandbox.ts';
import { copyProject, lendPackages } from './project-copy.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'labcheck-package-'));
const packedCopy = copyProject('packed');
let tarball: string;

beforeAll(() => {
  lendPackages(packedCopy);
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: packedCopy, stdio: 'pipe' });
  tarball = join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz'))!);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(packedCopy, { recursive: true });
});

/** A command of npm for somebody who has never used it: nothing lies in its cache. */
const npm = (name: string, command: string, ...words: readonly string[]) => {
  const home = join(folder, name);
  mkdirSync(home);
  const { PATH = '' } = process.env;
  const started = spawnSync(command, words, {
    cwd: home,
    env: { PATH, HOME: home, npm_config_update_notifier: 'false' },
    encoding: 'utf8',
  });
  return { ...started, home };
};

const evidence = join(projectFolder(), 'fixtures/evidence/pinger/reference.json');

test('the tarball holds the program alone, under 1 MB', () => {
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  expect(files).toEqual(
    expect.arrayContaining([
      'package/dist/labcheck.js',
      'package/LICENSE',
      'package/README.md',
      'package/CHANGELOG.md',
    ]),
  );
  const strange = files.filter(
    (file) =>
      !/^package\/(package\.json|LICENSE|README\.md|CHANGELOG\.md|dist\/([\w.-]+\.c?js|package\.json|site\.json|THIRD-PARTY-NOTICES\.md)|(docs|schemas)\/[\w.-]+|checks\/[\w-]+\/README\.md|reference\/[\w-]+\/[\w-]+\.(c|py))$/.test(
        file,
      ),
  );
  expect(strange).toEqual([]);
  expect(statSync(tarball).size).toBeLessThan(1_000_000);
});

test('its package.json asks npm to install and to run nothing; the project’s own is as it was', () => {
  const packed = JSON.parse(
    execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' }),
  ) as object;
  expect(Object.keys(packed).toSorted()).toEqual(
    ['bin', 'description', 'engines', 'files', 'license', 'name', 'sideEffects', 'type', 'version'].toSorted(),
  );
  expect(
    execFileSync('git', ['status', '--porcelain', '--', 'package.json'], { cwd: packedCopy, encoding: 'utf8' }),
  ).toBe('');
});

test('it passes on the licence of every package that is part of it', () => {
  const notices = execFileSync('tar', ['-xzOf', tarball, 'package/dist/THIRD-PARTY-NOTICES.md'], { encoding: 'utf8' });
  const direct = [
    'ajv',
    'commander',
    'csv-parse',
    'csv-stringify',
    'execa',
    'intl-messageformat',
    'ipaddr.js',
    'yaml',
    'zx',
  ];
  // ssh2 needs the first of these; the maker of JUnit reports was bundled with the second.
  for (const name of [...direct, 'ssh2', 'bcrypt-pbkdf', 'junit-report-builder', 'lodash'])
    expect(notices).toContain(`\n## ${name} `);
  for (const section of notices.split(/^## /m).slice(1)) expect(section).toMatch(/licen[cs]e|permission|copyright/i);
});

test('npx runs it without a network, on a machine that has nothing of it', () => {
  const { home, ...judged } = npm('npx', 'npx', '--yes', '--offline', tarball.replace(folder, '..'), 'judge', evidence);
  expect(judged).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^20 of 20 points/) });
  expect(readdirSync(home)).toEqual(['.npm']);
});

test('npx grades a machine that has Node, the lab and nothing else', async () => {
  let machine: Sandbox | undefined;
  try {
    machine = await createSandbox({
      name: `package-${process.pid}`,
      lifetime: 'owner',
      binds: [...(await pingerReference.binds()), { from: folder, to: '/opt/labcheck', readOnly: true }],
    });
    await pingerReference.prepare(machine);
    await pingerReference.finish(machine);
    const { stdout, status } = await machine.run(
      `cd /opt/labcheck; npx --yes --offline ./${basename(tarball)} --lab pinger --host local: --skip app-pings --no-save`,
      { allowFailure: true },
    );
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^19 of 19 points/) });
  } finally {
    await machine?.destroy();
  }
}, 120_000);

test('npm install -g installs one package and warns of nothing', () => {
  const { home, ...installed } = npm('global', 'npm', 'install', '-g', '--offline', '--prefix', 'there', tarball);
  expect(installed).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^\nadded 1 package in /) });
  const program = join(home, 'there/bin/labcheck');
  expect(execFileSync(program, ['judge', evidence], { encoding: 'utf8' })).toMatch(/^20 of 20 points/);
  expect(execFileSync(program, ['explain', 'veth-pair', '--lab', 'pinger'], { encoding: 'utf8' })).toContain('veth');
});

test('npm install -g installs it from a git address, over an older one', () => {
  const repository = copyProject('repository');
  const prefix = join(folder, 'from-git');
  try {
    for (const what of [tarball, `git+file://${repository}`])
      execFileSync('npm', ['install', '-g', '--prefer-offline', '--prefix', prefix, what], { stdio: 'pipe' });
    expect(execFileSync(join(prefix, 'bin/labcheck'), ['judge', evidence], { encoding: 'utf8' })).toMatch(
      /^20 of 20 points/,
    );
    expect(readdirSync(join(prefix, 'lib/node_modules'))).toEqual(['labcheck']);
    expect(readdirSync(join(prefix, 'lib/node_modules/labcheck')).toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'checks',
      'dist',
      'docs',
      'package.json',
      'reference',
      'schemas',
    ]);
  } finally {
    rmSync(repository, { recursive: true });
  }
}, 300_000);

test('npm ci --omit=dev installs nothing and says that nothing is built', () => {
  const copy = copyProject('omitted');
  try {
    const output = execFileSync('npm', ['ci', '--omit=dev', '--offline'], { cwd: copy, encoding: 'utf8' });
    expect(output).toContain('The development packages are omitted, so dist/labcheck.js is not built.');
    expect(existsSync(join(copy, 'dist'))).toBe(false);
  } finally {
    rmSync(copy, { recursive: true });
  }
}, 120_000);
