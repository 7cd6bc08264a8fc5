import { expect, test } from 'vitest';
import { applets } from './applets.ts';
import { causeOf, file, link, programs } from './host.fixture.ts';

const needed = ['cat', 'cp', 'ip', 'ls', 'mkdir', 'mount', 'mv', 'ps', 'rm', 'top'];
const links = (target: string) => Object.fromEntries(needed.map((name) => [`bin/${name}`, link(target)]));
const judge = (files: Parameters<typeof programs>[0]): string => causeOf(applets, { programs: programs(files) });

test.each([
  ['passed', '/bin/sh'],
  ['passed', 'sh'],
  ['passed', '../bin/sh'],
  ['passed', '../sh'],
  ['passed', '../../bin/sh'],
  ['wrong-target', '/contenedor/minimal/bin/sh'],
  ['wrong-target', '/sh'],
  ['wrong-target', '/bin/sh.real'],
  ['wrong-target', '/bin/busybox'],
])('before the shell is there: %s where the links lead to %s', (expected, target) => {
  expect(judge(links(target))).toBe(expected);
});

test('the shell alone is no command; one in another folder is', () => {
  expect(judge({ 'bin/sh': file(100) })).toBe('none');
  expect(judge({ 'usr/bin/sh': file(100) })).toBe('none');
  expect(judge({ 'bin/sh': file(100), 'sbin/sh': link('/bin/sh') })).toBe('missing');
});

test('a command may be busybox in one folder, and another program beside it', () => {
  const all = { 'bin/sh': file(100), ...links('/bin/sh') };
  expect(judge({ ...all, 'usr/bin/ls': file(70) })).toBe('passed');
  expect(judge({ ...all, 'bin/ls': file(70) })).toBe('not-busybox');
});
