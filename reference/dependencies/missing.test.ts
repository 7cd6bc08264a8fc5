import { expect, test } from 'vitest';
import { osFamily } from '../os-family.ts';
import { isPresent, missingOf, packagesOf } from './missing.ts';
import { commandsFor, dependencyTable } from './table.ts';

test('names the packages of what is not there, each once, in the words of the machine', () => {
  const bare = (command: string) => ['bash', 'mount', 'umount', 'ip'].includes(command);
  const missing = missingOf(commandsFor['small-rpms'], 'debian', bare);
  expect(missing.map(({ command }) => command)).not.toContain('bash');
  expect(packagesOf(missing, 'debian')).toEqual([
    'busybox-static',
    'createrepo-c',
    'curl',
    'dnf',
    'gcc',
    'iputils-ping',
    'libc6-dev',
    'procps',
    'rpm',
    'util-linux',
  ]);
  expect(packagesOf(missingOf(commandsFor['small-rpms'], 'fedora', bare), 'fedora')).toEqual([
    'createrepo_c',
    'curl',
    'dnf',
    'gcc',
    'glibc-static',
    'iputils',
    'procps-ng',
    'rpm-build',
    'util-linux',
  ]);
  expect(missingOf(commandsFor['small-rpms'], 'debian', () => true)).toEqual([]);
});

test('every command that a part runs is in the table', () => {
  const known = new Set(dependencyTable.map(({ command }) => command));
  expect(
    Object.values(commandsFor)
      .flat()
      .filter((command) => !known.has(command)),
  ).toEqual([]);
});

test('sees commands of this machine, and no others', () => {
  expect(['sh', 'no-such-command'].map(isPresent)).toEqual([true, false]);
});

test.each([
  ['ID=debian', 'debian'],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"', 'debian'],
  ['VERSION_ID=1\nID="almalinux"\nID_LIKE="rhel centos fedora"', 'fedora'],
  ['ID=alpine', undefined],
])('%j is of the family %s', (osRelease, family) => {
  expect(osFamily(osRelease)).toBe(family);
});
