import { describe, expect, test } from 'vitest';
import type { Process, RootTree } from '../../src/probes/index.ts';
import { container, facts, hostRoot, parameters, process, tree, treeRoot, unshared } from './host.fixture.ts';
import { subject } from './subject.ts';

const find = (processes: readonly Process[], trees: readonly RootTree[] = [], rootfs = parameters.rootfs) => {
  const { process: found, engine, ...rest } = subject(facts({ processes, trees }), { ...parameters, rootfs });
  return { pid: found?.pid, engine: engine?.pid, ...rest };
};

describe('the container', () => {
  test('is no zombie', () => {
    expect(find([{ ...container, state: 'Z' }]).pid).toBeUndefined();
  });

  test('is no process whose root cannot be told, where a file stands in the place of the tree', () => {
    const file = tree('/root/rootfs', { kind: 'not-a-directory', identity: undefined });
    expect(find([{ ...container, root: undefined, rootPath: undefined }], [file]).pid).toBeUndefined();
  });

  test.each([
    ['tree', '~/rootfs', '/srv/bob/rootfs'],
    ['tree', '~/rootfs//', '/srv/bob/rootfs'],
    ['other', '~/rootfs', '/srv/myrootfs'],
    ['other', '/srv/rootfs', '/mnt/srv/rootfs'],
    ['other', '~/', '/'],
    ['other', '~/', '/srv/rootfs'],
  ])('has as its root the %s, for %s, at %s', (root, rootfs, rootPath) => {
    const treePath = root === 'tree' ? rootPath : undefined;
    expect(find([{ ...container, root: '8:77', rootPath }], [], rootfs)).toMatchObject({ pid: 7, root, treePath });
  });
});

describe('what an engine runs is named', () => {
  const conmon = process(6, { name: 'conmon', path: '/usr/bin/conmon' });
  const init = { parent: 6, pids: [8, 1], namespaces: unshared };
  const inTree = { root: treeRoot, rootPath: '/root/rootfs' };

  test.each<[string, number | undefined, Partial<Process>]>([
    ['where it lives in the tree', 8, { parent: 6, ...inTree }],
    ['where it is the first of its PID namespace', 8, { ...init, root: '8:77', rootPath: '/var/lib/x' }],
    ['not where it is neither', undefined, { ...init, pids: [8, 2], root: '8:77', rootPath: '/var/lib/x' }],
    ['not where somebody began it by hand', undefined, { ...init, ...inTree, parent: 1 }],
  ])('%s', (_, engine, of) => {
    expect(find([conmon, process(8, of)], [tree('/root/rootfs')]).engine).toBe(engine);
  });

  test('and a container that shares the host’s PID namespace does not hide the student’s', () => {
    const engines = [{ id: 'shared', pid: 8 }];
    const own = { ...container, pids: [7], namespaces: { ...unshared, pid: process(8).namespaces.pid! } };
    expect(subject(facts({ processes: [process(8), own], engines }), parameters).process?.pid).toBe(7);
  });
});

describe('without a container, the tree is', () => {
  const [half, link] = [tree('/root/rootfs', { has: ['bin/sh'] }), tree('/root/rootfs', { identity: hostRoot })];
  const whole = tree('/home/alice/rootfs');

  test('that of the home before those of the editor and of the repository', () => {
    const [home, editor, repository] = ['/root', '/root/environment', '/root/what-is-a-container'].map((folder) => {
      const trees = [tree(`${folder}/rootfs`)];
      return { hostRoot, trees };
    });
    const none = { hostRoot, trees: [] };
    const path = (of: object) => subject(facts({ processes: [], ...of }), parameters).treePath;
    expect(path({ home, editor, repository })).toBe('/root/rootfs');
    expect(path({ home: none, editor, repository })).toBe('/root/environment/rootfs');
    expect(path({ home: none, repository })).toBe('/root/what-is-a-container/rootfs');
  });

  test.each([
    ['the first of several', whole, [whole, tree('/mnt/rootfs')]],
    ['the first that is whole', whole, [half, whole]],
    ['the first that is not the host’s own root', whole, [link, whole]],
    ['the first, where none is right', half, [half, { ...link, path: '/home/bob/rootfs' }]],
    ['the first, where that is the host’s root', link, [link, { ...half, path: '/home/bob/rootfs' }]],
  ])('%s', (_, expected, trees) => {
    expect(find([], trees).tree).toEqual(expected);
  });
});
