import { describe, expect, test } from 'vitest';
import type { Process, ProcessView } from '../../src/probes/index.ts';
import { facts, parameters, process, shared, treeRoot, unshared } from './host.fixture.ts';
import { pidIsolated } from './pid-isolated.ts';
import { rootChanged } from './root-changed.ts';
import { containerTree, subject } from './subject.ts';

const find = (all: readonly Process[], rootfs = parameters.rootfs) => {
  const { process: found, engine, tries: _, ...rest } = subject(facts(all), { ...parameters, rootfs });
  return { pid: found?.pid, ...rest, engine: engine?.pid };
};
const none = { pid: undefined, root: 'other', level: 0, engine: undefined };

test('the container is the process in the tree with most namespaces, and none where nothing was begun', () => {
  const chrooted = process(10, { root: treeRoot });
  const whole = process(11, { root: treeRoot, namespaces: unshared });
  expect(find([chrooted, whole])).toEqual({ pid: 11, root: 'tree', level: 5, engine: undefined });
  expect(find([chrooted, { ...whole, state: 'Z' }])).toMatchObject({ pid: 10, level: 0 });
  expect(find([process(10)])).toEqual(none);
});

describe('outside of the tree, a shell is somebody’s begin', () => {
  test.each<[string, boolean, Partial<Process>]>([
    ['with a PID namespace of its own', true, { namespaces: { ...shared, pid: 12 } }],
    ['whose children will have one', true, { childrenPid: 12 }],
    ['with all but a PID namespace', true, { namespaces: { ...unshared, pid: shared.pid } }],
    ['not with three others', false, { namespaces: { ...unshared, pid: shared.pid, net: shared.net } }],
    ['not with the host’s', false, {}],
  ])('%s', (_, expected, of) => {
    expect(find([process(11, of)]).pid).toBe(expected ? 11 : undefined);
  });

  test('and so is any program that unshare has started, while another’s is not', () => {
    const namespaces = { ...shared, pid: 12 };
    const program = process(11, { path: '/usr/bin/python3', parent: 10, namespaces });
    expect(find([process(10, { path: '/usr/bin/unshare' }), program]).pid).toBe(11);
    expect(find([process(10, { path: '/usr/sbin/cron' }), program]).pid).toBeUndefined();
  });
});

test('a container of an engine is named only where it lives in the tree', () => {
  const conmon = process(10, { name: 'conmon', path: '/usr/bin/conmon' });
  const child = process(11, { parent: 10, namespaces: unshared });
  expect(find([conmon, { ...child, root: treeRoot }])).toEqual({ ...none, engine: 11 });
  expect(find([conmon, { ...child, root: '8:77', rootPath: '/var/lib/x' }])).toEqual(none);
});

test.each([
  ['tree', '~/rootfs', '/srv/bob/rootfs'],
  ['tree', '~/rootfs//', '/srv/bob/rootfs'],
  ['tree', '~/lab/rootfs', '/srv/lab/rootfs'],
  ['other', '~/rootfs', '/srv/myrootfs'],
  ['other', '~/', '/srv/rootfs'],
  ['other', '~/rootfs', '/srv/rootfs/old'],
  ['other', '/srv/rootfs', '/mnt/srv/rootfs'],
])('as the %s counts, for %s, the root %s', (root, rootfs, rootPath) => {
  expect(find([process(11, { root: '8:77', rootPath, namespaces: unshared })], rootfs).root).toBe(root);
});

test('of two tries the one that fulfils more is the container, whichever is older', () => {
  const tries = [11, 12].map((pid) => process(pid, { root: treeRoot, namespaces: { ...unshared, pid: pid * 10 } }));
  const view = { procMounted: false, procOf: undefined, hostUsers: true, hostname: 'host', hostnameFile: undefined };
  for (const pid of [11, 12]) {
    const views = new Map<number, ProcessView>([
      [23 - pid, view],
      [pid, { ...view, procMounted: true, procOf: pid * 10 }],
    ]);
    const { process: found, tries: all } = subject({ ...facts(tries), views }, parameters);
    expect([found?.pid, all.length]).toEqual([pid, 2]);
    const named = new Map<number, ProcessView>([...views, [pid, { ...view, hostname: parameters.hostname }]]);
    expect(rootChanged.judge({ ...facts(tries), views: named } as never, parameters)).toMatchObject({
      status: 'passed',
      note: 'other-tries',
      found: { count: 1, others: String(23 - pid) },
    });
  }
});

test('the root of the container is asked for where its place did not tell it', () => {
  const asked = (...all: Process[]) => containerTree(parameters).next(facts(all) as never)?.id;
  const inHome = { rootPath: '/srv/rootfs', namespaces: unshared };
  expect(asked(process(11, { ...inHome, root: '8:77' }))).toMatch(/^process-tree:.*:11$/);
  expect(asked(process(11, { ...inHome, root: treeRoot }))).toBeUndefined();
  expect(asked(process(11))).toBeUndefined();
});

test('where there is no container, its check still fails with all that its sentence names', () => {
  expect(pidIsolated.judge(facts([]) as never, parameters)).toMatchObject({ cause: 'not-unshared', found: { pid: 0 } });
});
