import { describe, expect, test } from 'vitest';
import type { Tree } from '../../src/probes/index.ts';
import { causeOf, file, folder, hostRoot, link, noTree, programs, tree } from './host.fixture.ts';
import { packageRoot } from './package-root.ts';

const installed = tree('8:10', ['var/lib/rpm/rpmdb.sqlite']);
const shell = { 'bin/sh': file(100) };
const judge = (own: Tree, files: Parameters<typeof programs>[0], onHost = false): string =>
  causeOf(packageRoot, { folder: own, programs: programs(files), host: onHost ? ['vsftpd'] : [] });

describe('the service is installed', () => {
  test.each([
    ['where its program is in a program folder', 'passed', file(200)],
    ['not where an empty file has its name', 'no-service', file(0)],
    ['not where a folder has its name', 'no-service', folder],
    ['not where a link leads nowhere', 'no-service', link('/opt/vsftpd')],
  ])('%s', (_, expected, program) => {
    expect(judge(installed, { ...shell, 'usr/sbin/vsftpd': program })).toBe(expected);
  });
});

test.each<[string, string, string, Tree, Parameters<typeof programs>[0]]>([
  ['no folder', 'absent', 'on-host', noTree, {}],
  ['an empty folder', 'empty', 'on-host', tree('8:10'), {}],
  ['a folder of empty files', 'empty', 'on-host', installed, { 'bin/sh': file(0) }],
  ['a folder of links and folders', 'empty', 'on-host', installed, { 'bin/sh': link('/bin/busybox'), 'bin/x': folder }],
  ['other packages', 'no-service', 'on-host', installed, shell],
  ['copied programs', 'no-database', 'no-database', tree('8:10'), shell],
  ['the root of the host', 'is-host-root', 'is-host-root', tree(hostRoot, installed.has), shell],
])('with %s it is %s; where the host has the service, %s', (_, alone, beside, own, files) => {
  expect([judge(own, files), judge(own, files, true)]).toEqual([alone, beside]);
});
