import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shells } from './shells.fixture.ts';
import { suspicion } from './suspicion.ts';

/** The value of `$w` in a mount namespace that some shell prepared. */
const said = (shell: readonly string[], prepare: string): string =>
  execFileSync(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', `${prepare}\nexec "$@"`, 'sh', ...shell],
    {
      input: `${suspicion}printf '%s' "$w"`,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );

const preload = (text: string): string =>
  `mount -t tmpfs t /mnt && mkdir /mnt/u /mnt/w && mount -t overlay -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w o /etc && printf '${text}' >/etc/ld.so.preload`;

test.each(shells)('%s: an ordinary host is believed', (_, shell) => {
  expect(said(shell, ':')).toBe('');
  expect(said(shell, 'mount -t tmpfs t /mnt; mount -t tmpfs t /usr/local; mount --bind /usr /usr')).toBe('');
  expect(said(shell, preload(''))).toBe('');
});

test.each(shells)('%s: a program, a folder or a library under a mount is told', (_, shell) => {
  const tool = execFileSync('readlink', ['-f', '/usr/bin/stat'], { encoding: 'utf8' }).trim();
  expect(said(shell, `mount --bind /bin/true ${tool}`)).toBe(`something is mounted over ${tool}`);
  expect(said(shell, 'mount --bind /usr/sbin /usr/sbin')).toMatch(/^something is mounted over \/(usr\/)?sbin$/);
});

test.each(shells)('%s: a library for every program is told, with and without a last line break', (_, shell) => {
  // A comment is no library, and its name need not exist for the loader to go on.
  expect(said(shell, preload('# none\\n'))).toBe('');
  for (const text of ['/nowhere/lie.so\\n', '\\n /nowhere/lie.so'])
    expect(said(shell, preload(text))).toBe('/etc/ld.so.preload changes every program');
});
