import { expect, test } from 'vitest';
import type { BoxSketch } from '../../src/index.ts';
import type { Binary, ProcessView } from '../../src/probes/index.ts';
import { container, facts, parameters, tree, v2 } from './host.fixture.ts';
import { scene } from './scene.ts';

const labels = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
const boxesOf = (of: object): readonly BoxSketch[] =>
  scene.tell(of as never, labels as never, parameters).boxes[0]!.boxes;
const boxOf = (boxes: readonly BoxSketch[], id: string) => boxes.find((box) => box.id === id);
const linesOf = (boxes: readonly BoxSketch[], id: string): string[] =>
  boxOf(boxes, id)?.lines.map(({ label }) => label) ?? [];

const limits = '=./demo\n./demo/cgroup.procs:7\n./demo/cpu.weight:50\n./demo/pids.max:max';
const memory = './demo/memory.max:104857600\n./demo/memory.swap.max:max';
const view: ProcessView = {
  ...{ procMounted: false, procOf: undefined, hostUsers: true, hostname: 'box', hostnameFile: undefined },
};

test('the cgroup is drawn with the limits that it has', () => {
  const boxes = boxesOf(facts({ cgroups: v2(`${limits}\n${memory}`) }));
  expect(boxOf(boxes, 'cgroup')).toMatchObject({ label: 'cgroup demo', there: true });
  expect(linesOf(boxes, 'cgroup').slice(0, 4)).toEqual([
    ...['cpu 50', 'memory 100M', 'swap allowed (max)', 'processes without a limit'],
  ]);
});

test('the container is drawn with its process, its name, and whether the cgroup holds it', () => {
  const own = { views: new Map([[7, view]]), trees: [tree('/root/rootfs')] };
  const outside = boxesOf(facts(own));
  expect(boxOf(outside, 'container')?.label).toBe('container by hand, process 7');
  expect(linesOf(outside, 'container')).toContain('box');
  expect(linesOf(outside, 'container').at(-1)).toBe('outside of the cgroup');
  const inside = boxesOf(facts({ ...own, cgroups: v2(`${limits}\n${memory}`) }));
  expect(linesOf(inside, 'container').at(-1)).toBe('in the cgroup');
});

test('a program that needs a loader is not static, and one that is not there is missing', () => {
  const dynamic = { kind: 'file', elf: { interpreter: '/lib64/ld-linux-x86-64.so.2' } } as Binary;
  const boxes = boxesOf({ ...facts(), munch: dynamic, bomb: { kind: 'absent' } });
  expect(linesOf(boxes, 'rootfs').slice(1)).toEqual(['munch, not static', 'fb, static']);
  expect(
    boxOf(boxes, 'rootfs')
      ?.lines.map(({ there }) => there)
      .slice(1),
  ).toEqual([true, false]);
});

test('the container of runc is drawn with its status', () => {
  const state = (runc: object): string | undefined => linesOf(boxesOf({ ...facts(), runc }), 'runc')[0];
  expect(state({ names: ['test'], container: { ...container, status: 'paused' } })).toBe('paused');
  expect(state({ names: ['mine'], container: undefined })).toBe('has another name');
  expect(state({ names: [], container: undefined })).toBe('not running');
});
