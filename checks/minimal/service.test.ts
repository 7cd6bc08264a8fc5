import { describe, expect, test } from 'vitest';
import type { Process } from '../../src/probes/index.ts';
import {
  causeOf,
  file,
  host,
  hostNet,
  labNet,
  network,
  noTree,
  parameters,
  process,
  programs,
  tree,
  unreadable,
} from './host.fixture.ts';
import { type ServiceFacts, service } from './service.ts';
import { serviceListens } from './service-listens.ts';

const [root, ofTree, ofHost] = ['8:10', '8:20', '8:21'];
const facts = (all: readonly Process[], more: Partial<ServiceFacts> = {}): ServiceFacts => ({
  host,
  named: network(labNet),
  processes: all,
  folder: tree(root),
  programs: programs({ 'usr/sbin/vsftpd': file(500, ofTree) }),
  hostPrograms: programs({ 'usr/sbin/vsftpd': file(500, ofHost) }),
  ...more,
});
const find = (all: readonly Process[], more?: Partial<ServiceFacts>) => {
  const { process: found, alike: _, elsewhere: __, ...stands } = service(facts(all, more), parameters);
  return { pid: found?.pid, ...stands };
};
const inLab = { namespaces: { ...host.namespaces, net: labNet } as Process['namespaces'] };
const right = { executable: ofTree, root, ...inLab };

describe('the service', () => {
  const nowhere = { pid: undefined, ofTree: false, inNetwork: false, inTree: false };

  test('is known by its program, that of the tree or that of the host', () => {
    expect(find([process(10), process(11, right)])).toEqual({ pid: 11, ofTree: true, inNetwork: true, inTree: true });
    expect(find([process(11, { executable: ofHost })])).toEqual({ ...nowhere, pid: 11 });
    expect(find([process(11, { ...right, executable: '8:22', name: 'vsftpd' })])).toEqual(nowhere);
    expect(find([process(11, { ...right, state: 'Z' })])).toEqual(nowhere);
    expect(find([unreadable(11)])).toEqual(nowhere);
  });

  test('is known by its path in its root where it was installed again since', () => {
    const again = { ...right, executable: '8:22', path: '/dir/ftpserver/usr/sbin/vsftpd (deleted)' };
    expect(find([process(11, again)])).toEqual({ pid: 11, ofTree: true, inNetwork: true, inTree: true });
    expect(find([process(11, { ...again, path: '/dir/ftpserver/tmp/vsftpd (deleted)' })])).toEqual(nowhere);
    expect(find([process(11, { ...again, path: '/dir/ftpserver/usr/sbin/vsftpd' })])).toEqual(nowhere);
    expect(find([process(11, { ...again, root: '8:12' })])).toEqual(nowhere);
  });

  test('from another tree is told from none', () => {
    const stray = {
      ...right,
      executable: '8:22',
      path: '/dir/tmp/usr/sbin/vsftpd',
      root: '8:12',
      rootPath: '/dir/tmp',
    };
    const judged = (of: Partial<Process>) =>
      causeOf(serviceListens, { ...facts([process(11, of)]), detail: undefined });
    expect(judged(stray)).toBe('other-tree');
    expect(judged({ ...stray, path: `${stray.path} (deleted)`, rootPath: '/dir/ftpserver (deleted)' })).toBe(
      'other-tree',
    );
    expect(judged({ ...stray, path: '/dir/tmp/tmp/vsftpd' })).toBe('not-running');
    expect(judged({ ...stray, namespaces: host.namespaces as Process['namespaces'] })).toBe('not-running');
  });

  test.each<[string, Partial<Process>, Partial<Process>]>([
    ['of the tree', { executable: ofTree }, { executable: ofHost }],
    ['in the namespace', { executable: ofTree, ...inLab }, { executable: ofTree }],
    ['with the tree as its root', { executable: ofTree, root }, { executable: ofTree }],
    ['with most of these', right, { ...right, executable: ofHost }],
  ])('is the one %s, not an older one without', (_, better, worse) => {
    const [old, young] = [process(11, worse), process(12, better)];
    expect(find([old, young]).pid).toBe(12);
    expect(find([young, old]).pid).toBe(12);
  });

  test('is the process that listens, not its children for those who are connected', () => {
    for (const pids of [
      [11, 12, 13],
      [12, 13, 11],
      [13, 11, 12],
      [13, 12, 11],
    ])
      expect(find(pids.map((pid) => process(pid, right))).pid).toBe(11);
  });

  test('on the host is not in the namespace where that is the host’s own network', () => {
    const onHost = process(11, { executable: ofTree });
    expect(find([onHost], { named: network(hostNet) })).toMatchObject({ pid: 11, inNetwork: false });
  });

  test('stands nowhere where nothing can be told', () => {
    const bare = { ...unreadable(11), executable: ofTree };
    expect(find([bare], { named: { kind: 'absent' }, folder: noTree })).toEqual({
      pid: 11,
      ofTree: true,
      inNetwork: false,
      inTree: false,
    });
  });
});

test('of several that stand as well, the one that can be reached is judged', () => {
  const all = [process(11, right), process(12, right), process(13, { ...right, parent: 12 })];
  expect(service(facts(all), parameters).alike.map(({ pid }) => pid)).toEqual([11, 12]);
  const listeners = [2121, 21].map((port, inode) => ({ address: '0.0.0.0', port, inode }));
  const named = { ...network(labNet), listeners };
  const holding = (inode: number) => ({ procOf: undefined, procMounted: false, sockets: [inode] });
  const judged = (detail: number, beside: number) =>
    causeOf(serviceListens, { ...facts(all, { named }), detail: holding(detail), beside: holding(beside) });
  expect(judged(0, 1)).toBe('passed');
  expect(judged(1, 0)).toBe('passed');
  expect(judged(0, 0)).toBe('other-process');
});

test.each([
  ['loopback-only', ['127.0.0.1']],
  ['loopback-only', ['127.0.0.1', '::1']],
  ['passed', ['127.0.0.1', '0.0.0.0']],
  ['passed', ['10.0.0.2', '127.0.0.1']],
])('%s: it listens on %j', (expected, addresses) => {
  const listeners = addresses.map((address, inode) => ({ address, port: 21, inode }));
  const detail = { procOf: undefined, procMounted: false, sockets: listeners.map(({ inode }) => inode) };
  const named = { ...network(labNet), listeners };
  expect(causeOf(serviceListens, { ...facts([process(11, right)], { named }), detail })).toBe(expected);
});
