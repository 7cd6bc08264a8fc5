import { expect, test } from 'vitest';
import type { BoxSketch } from '../../src/index.ts';
import type { Process, ProcessView } from '../../src/probes/index.ts';
import { facts, hostRoot, parameters, process, shared, treeRoot, unshared } from './host.fixture.ts';
import { scene } from './scene.ts';

const shell = { path: '/usr/bin/bash', pids: [9, 1] };
const inTree = process(9, { ...shell, namespaces: unshared, root: treeRoot, rootPath: '/root/rootfs' });
const view: ProcessView = {
  ...{ procMounted: true, procOf: unshared.pid, hostUsers: true, hostname: 'box', hostnameFile: undefined },
};

const boxesOf = (all: readonly Process[], views?: ReadonlyMap<number, ProcessView>): readonly BoxSketch[] => {
  const told = scene.tell({ ...facts(all), views } as never, parameters as never, parameters);
  return told.boxes[0]!.boxes;
};
const labels = (box: BoxSketch | undefined): string[] => box?.lines.map(({ label }) => label) ?? [];
const containerOf = (boxes: readonly BoxSketch[]) => boxes.find(({ id }) => id === 'container');

test('the container is drawn as it was found', () => {
  const boxes = boxesOf([process(1), inTree], new Map([[9, view]]));
  expect(containerOf(boxes)?.label).toBe('container, process 9');
  expect(labels(containerOf(boxes))).toEqual([
    ...['root /root/rootfs', 'own mounts', 'own IPC', 'own network', 'own processes (PID)', 'own hostname (UTS)'],
    ...['own /proc', 'box'],
  ]);
  expect(boxes.find(({ id }) => id === 'rootfs')).toMatchObject({ label: '/root/rootfs', there: true });
});

test('shared namespaces, the host’s root and the /proc of others are named', () => {
  const half = process(9, { ...shell, namespaces: { ...unshared, net: shared.net, mnt: shared.mnt }, root: hostRoot });
  const [root, mounts, , network, , , proc] = labels(
    containerOf(boxesOf([process(1), half], new Map([[9, { ...view, procOf: shared.pid }]]))),
  );
  expect([root, mounts, network, proc]).toEqual([
    ...['the host’s root /', 'the host’s mounts', 'the host’s network', '/proc of other processes'],
  ]);
});

test('where nothing runs, the wanted container is missing', () => {
  const box = containerOf(boxesOf([process(1)]));
  expect(box).toMatchObject({ label: 'container', there: false });
  expect(box?.lines.every(({ there }) => there === false)).toBe(true);
});

test('another try is drawn beside it, as not wanted', () => {
  const older = process(8, {
    ...inTree,
    pid: 8,
    childrenPid: 22,
    namespaces: { ...unshared, pid: 22, net: shared.net },
  });
  expect(boxesOf([process(1), older, inTree]).filter(({ wanted }) => !wanted)).toMatchObject([
    { label: 'another try, process 8', there: true },
  ]);
});
