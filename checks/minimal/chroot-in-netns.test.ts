import { expect, test } from 'vitest';
import type { NamedNetwork, Process, Tree } from '../../src/probes/index.ts';
import { chrootInNetns } from './chroot-in-netns.ts';
import { causeOf, host, hostNet, labNet, network, noTree, process, tree, unreadable } from './host.fixture.ts';

const noNspawn = { installed: [], running: [] };
const [own, packages] = ['8:10', '8:11'];
const inLab = { namespaces: { ...host.namespaces, net: labNet } as Process['namespaces'] };
const judge = (all: readonly Process[], named: NamedNetwork = network(labNet), at: Tree = tree(own)): string =>
  causeOf(chrootInNetns, { host, processes: all, tree: at, nspawn: noNspawn, named, packages: tree(packages) });

test.each<[string, string, readonly Process[]]>([
  ['passed', 'a process with the tree as its root', [process(10, inLab), process(11, { ...inLab, root: own })]],
  ['nothing-runs', 'one that has ended', [process(11, { ...inLab, root: own, state: 'Z' })]],
  ['nothing-runs', 'only the service of the packages', [process(11, { ...inLab, root: packages })]],
  ['other-root', 'another root beside the service', [process(11, { ...inLab, root: '8:12' })]],
  ['host-root', 'the root of the host', [process(11, inLab)]],
  ['on-host', 'the tree in the network of the host', [process(11, { root: own })]],
])('%s: %s', (expected, _, all) => {
  expect(judge(all)).toBe(expected);
});

test('where the name is that of the host’s own network, a process on the host is not in the namespace', () => {
  expect(judge([process(11, { root: own })], network(hostNet))).toBe('on-host');
  expect(judge([process(11)], network(hostNet))).toBe('nothing-runs');
});

test('a process of which nothing can be read is nobody’s', () => {
  expect(judge([unreadable(11)], { kind: 'absent' })).toBe('nothing-runs');
  expect(judge([unreadable(11)], { kind: 'absent' }, noTree)).toBe('nothing-runs');
});
