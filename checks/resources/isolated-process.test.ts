import { expect, test } from 'vitest';
import type { HostIdentity, Process } from '../../src/probes/index.ts';
import { begunByHand, isInit, levelOf } from './isolated-process.ts';
import { causeOf } from './pair.fixture.ts';
import { judgePidNamespace } from './pid-namespace.ts';
import { processIn } from './process.fixture.ts';

const own = { net: 1, pid: 2, mnt: 3, uts: 4, ipc: 5 };
const host = { namespaces: own } as HostIdentity;
const process = (more: Partial<Process> = {}): Process => processIn(own, 10, { childrenPid: own.pid, ...more });
const unreadable = process({ namespaces: {}, childrenPid: undefined });

test('a namespace that could not be read is none of the process’s own', () => {
  expect(levelOf(process(), host)).toBe(0);
  expect(levelOf(process({ namespaces: { ...own, net: 9, uts: 9 } }), host)).toBe(2);
  expect(levelOf(unreadable, host)).toBe(0);
  expect(causeOf(judgePidNamespace(process({ namespaces: { ...own, pid: 9 } }), host, undefined))).toBe('passed');
  expect(causeOf(judgePidNamespace(unreadable, host, undefined))).toBe('not-unshared');
});

test('a user namespace alone is named', () => {
  const view = { procMounted: true, procOf: own.pid, hostname: 'host', hostnameFile: undefined };
  const judged = (hostUsers: boolean) =>
    causeOf(judgePidNamespace(process(), host, new Map([[10, { ...view, hostUsers }]])));
  expect(judged(true)).toBe('not-unshared');
  expect(judged(false)).toBe('only-users');
});

test.each<[boolean, readonly number[]]>([
  [true, [10, 1]],
  [true, [10, 5, 1]],
  [false, [10, 1, 7]],
  [false, [10, 5]],
  [false, [1]],
])('is an init: %s for %j', (expected, pids) => {
  expect(isInit(process({ pids }))).toBe(expected);
});

test('a shell is begun by hand where it, or its children, have any namespace of their own', () => {
  const begun = (more: Partial<Process>): boolean => begunByHand(process(more), undefined, host);
  expect(begun({})).toBe(false);
  expect(begun({ namespaces: { ...own, net: 9 } })).toBe(true);
  expect(begun({ childrenPid: 9 })).toBe(true);
  expect(begun({ namespaces: { ...own, net: 9 }, path: '/usr/bin/firefox' })).toBe(false);
  expect(begun({ namespaces: { ...own, net: 9 }, path: '/usr/bin/bash (deleted)' })).toBe(true);
});
