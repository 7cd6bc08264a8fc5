import { describe, expect, test } from 'vitest';
import type { OciBundle, RuncContainer } from '../../src/probes/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { causeOf, container, facts, judge, process, tree, treeRoot } from './host.fixture.ts';

const valid = (path: string): OciBundle => ({
  kind: 'valid',
  folder: '/root',
  config: { ociVersion: '1.0.2', root: { path }, process: { args: ['sh'], cwd: '/' } },
});
const trees = [tree('/root/rootfs'), tree('/home/alice/rootfs'), tree('/home/bob/rootfs', { identity: '8:6' })];
const host = { ...facts({ trees }), runc: { names: [], container: undefined } };

test('a config.json that is too large breaks a rule', () => {
  const bundle = { kind: 'too-large', folder: '/root' };
  expect(judge(bundleValid, { ...host, bundle })).toMatchObject({
    cause: 'invalid',
    found: { where: '/', rule: 'is too large' },
  });
});

test.each([
  ['passed', 'the tree', 'rootfs'],
  ['passed', 'another path of the same folder', '/home/alice/rootfs'],
  ['other-root', 'another tree', '/home/bob/rootfs'],
  ['other-root', 'no tree', '/srv/rootfs'],
])('%s: root.path leads to %s', (expected, _, path) => {
  expect(causeOf(bundleValid, { ...host, bundle: valid(path) })).toBe(expected);
});

describe('where links are on the way, root.path is right if runc made the container from it', () => {
  const run = (of: Partial<RuncContainer>) => ({
    ...host,
    processes: [process(6), container, process(8, { parent: 6 })],
    runc: { names: ['test'], container: { pid: container.pid, rootfs: '/srv/link', ...of } },
    bundle: valid('/srv/link'),
  });

  test.each<[string, string, Partial<RuncContainer>]>([
    ['the tree is the container’s root', 'passed', {}],
    ['its root is another', 'other-root', { pid: 8 }],
    ['it was made from another path', 'other-root', { rootfs: '/srv/other' }],
    ['its process has ended', 'other-root', { pid: 9 }],
  ])('%s: %s', (_, expected, of) => {
    expect(container.root).toBe(treeRoot);
    expect(causeOf(bundleValid, run(of))).toBe(expected);
  });
});
