import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { loginSettings } from './login-settings.ts';
import { type ProgramFiles, programAt, programFiles, programsNamed } from './program-files.ts';
import { runScript } from './run-script.fixture.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'labcheck tree-'));
  const script = `mkdir -p usr/bin sbin etc/pam.d bin; echo shell >bin/sh; ln bin/sh bin/hard; mkfifo bin/pipe
ln -s /bin/sh bin/ls; ln -s sh bin/cat; ln -s ../../bin/sh usr/bin/top; ln -s /usr/bin/top usr/bin/chain; ln -s loop bin/loop
ln -s /etc/passwd bin/out; touch 'bin/arrow -> sh'; touch 'bin/[' 'bin/with space' "bin/it's"; ln -s usr/bin lib
printf 'auth required pam_unix.so\\n# session required pam_loginuid.so\\nsession required pam_selinux.so close\\n' >etc/pam.d/login`;
  execFileSync('bash', ['-e', '-c', script], { cwd: root });
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(shells)('%s lists the programs of a tree, and follows no link out of it', (_, shell) => {
  const probe = programFiles(root);
  const found = probe.parse(runScript(probe, shell));
  if ('unknown' in found) throw new Error(found.detail);
  const shellFile = programAt(found, '/bin/sh');
  expect(shellFile).toMatchObject({ kind: 'file', size: 6 });
  for (const path of ['/bin/ls', '/bin/cat', '/usr/bin/top', '/usr/bin/chain', '/bin/hard'])
    expect(programAt(found, path)?.identity).toBe(shellFile?.identity);
  expect(programAt(found, '/bin/loop')).toBeUndefined();
  expect(programAt(found, '/bin/out')).toBeUndefined();
  expect(found.files.get('bin/pipe')?.kind).toBe('other');
  expect([...found.files.keys()]).toEqual(expect.arrayContaining(['bin/[', 'bin/with space']));
  expect(programsNamed(found, 'top')).toHaveLength(1);
  // A name may have the arrow by which stat tells where a link leads.
  expect(found.files.get('bin/arrow -> sh')).toMatchObject({ kind: 'file', target: undefined });
  expect(programAt(found, '/bin/arrow')).toBeUndefined();
});

const read = (entries: readonly string[]) =>
  programFiles('/').parse({ status: 0, bytes: Buffer.from(['@ bin bin', ...entries, ''].join('\n')) }) as ProgramFiles;

test('the stat of busybox puts no name between quotation marks', () => {
  expect(read(['81ed 0:82 6 bin/sh', 'a1ff 0:82 7 bin/ls -> /bin/sh']).files).toEqual(
    new Map([
      ['bin/sh', { identity: '0:82', kind: 'file', size: 6, target: undefined }],
      ['bin/ls', { identity: '0:82', kind: 'link', size: 7, target: '/bin/sh' }],
    ]),
  );
});

test('a link may have an arrow in its own name', () => {
  expect([...read(["a1ff 0:82 7 'bin/ls -> x' -> '/bin/sh'"]).files]).toEqual([
    ['bin/ls -> x', { identity: '0:82', kind: 'link', size: 7, target: '/bin/sh' }],
  ]);
});

test('a list of programs that was cut is not known', () => {
  const programs = Array.from({ length: 6001 }, (_, index) => `81ed 0:${index} 1 'bin/${index}'`);
  expect(read(programs)).toMatchObject({ unknown: 'truncated' });
  expect(read(programs.slice(1)).files.size).toBe(6000);
});

test('as many links are followed as the shell function inside follows', () => {
  const chain = Array.from({ length: 17 }, (_, index) => `a1ff 0:${index} 1 'bin/${index + 1}' -> '${index}'`);
  const tree = read(["81ed 0:99 6 'bin/0'", ...chain]);
  expect(programAt(tree, '/bin/16')?.identity).toBe('0:99');
  expect(programAt(tree, '/bin/17')).toBeUndefined();
});

test.each(shells)('%s asks for some programs only, and for none where there is no tree', (_, shell) => {
  const some = programFiles(root, ['top', 'absent']);
  expect(some.parse(runScript(some, shell))).toMatchObject({ files: new Map([['usr/bin/top', expect.anything()]]) });
  const none = programFiles(`${root}/nowhere`);
  expect(none.parse(runScript(none, shell))).toEqual({ files: new Map(), folders: new Map() });
});

const hash = '$6$salt$vQx7f9d8sJ';
test.each(
  shells.flatMap(([name, words]) =>
    [
      [`root:${hash}:20000::::::`, 'set'],
      ['root:Xk3nQ9pL2mZ1c:20000::::::', 'set'],
      ['root:*:20000::::::', 'locked'],
      [`root:!${hash}:20000::::::`, 'locked'],
      ['root:x:20000::::::', 'locked'],
      ['root::20000::::::', 'empty'],
      ['daemon:*:20000::::::', 'absent'],
    ].map(([line = '', state = '']) => [name, line, state, words] as const),
  ),
)('%s tells of %s that the password is %s, and not what it is', (_, line, state, shell) => {
  execFileSync('bash', ['-c', 'cat >etc/shadow'], { cwd: root, input: `bin:*:1::::::\n${line}\n` });
  const probe = loginSettings(root, ['pam_selinux.so', 'pam_loginuid.so']);
  const output = runScript(probe, shell);
  expect(Buffer.from(output.bytes).toString()).not.toContain('salt');
  expect(probe.parse(output)).toEqual({ modules: ['pam_selinux.so'], rootPassword: state });
});
