import { expect, test } from 'vitest';
import type { RootTree } from '../../src/probes/index.ts';
import { causeOf, facts, hostRoot, tree } from './host.fixture.ts';
import { rootfsTree } from './rootfs-tree.ts';

const half = tree('/rootfs', { has: ['proc'] });

test.each<[string, string, string, readonly RootTree[]]>([
  ['spilled', 'lie in the folder above', '8:20', []],
  ['spilled', 'lie in the folder above, and a part of them in the tree', '8:20', [half]],
  ['absent', 'are those of the host, whose root is the folder above', hostRoot, []],
  ['incomplete', 'are those of the host, and a part of them lies in the tree', hostRoot, [half]],
])('%s: bin, proc and usr %s', (expected, _, identity, trees) => {
  const above = { kind: 'directory', identity, hostRoot, has: ['bin', 'proc', 'usr'] };
  expect(causeOf(rootfsTree, { ...facts({ processes: [], trees }), above })).toBe(expected);
});
