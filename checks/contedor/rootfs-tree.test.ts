import { expect, test } from 'vitest';
import type { Process, RootTree } from '../../src/probes/index.ts';
import { facts, parameters, process, tree, treeRoot, unshared } from './host.fixture.ts';
import { rootfsTree } from './rootfs-tree.ts';

const judge = (trees: readonly RootTree[], all: readonly Process[] = [process(1)]) => {
  const judgement = rootfsTree.judge(facts(all, trees) as never, parameters);
  return judgement.status === 'failed' ? `${judgement.cause} ${judgement.found.found}` : judgement.status;
};
const whole = tree('/root/rootfs');
const archive = tree('/root/a', { kind: 'not-a-directory', identity: undefined, owner: undefined, has: [] });
const half = tree('/root/b', { identity: '8:11', has: ['etc', 'etc/debian_version'] });
const fedora = tree('/root/c', { identity: '8:12', has: whole.has.filter((path) => path !== 'etc/debian_version') });

test.each([
  ['passed', [archive, half, fedora, whole]],
  ['not-a-directory /root/a', [archive, half, fedora]],
  ['incomplete /root/b', [half, archive, fedora]],
  ['not-debian /root/c', [fedora, half]],
])('%s: without a container the first whole tree counts, else the first', (expected, trees) => {
  expect(judge(trees)).toBe(expected);
});

test('the tree of the container counts, whatever else is there', () => {
  const container = process(11, { root: half.identity, namespaces: unshared });
  expect(judge([whole, half], [container])).toBe('incomplete /root/b');
  expect(judge([half, whole], [{ ...container, root: treeRoot }])).toBe('passed');
});
