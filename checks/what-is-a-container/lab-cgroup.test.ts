import { describe, expect, test } from 'vitest';
import { readCgroups } from '../../src/probes/index.ts';
import { v2 } from './host.fixture.ts';
import { effectiveLimit, eventsOf, holds, labCgroup, limitOf } from './lab-cgroup.ts';
import { bytesOf } from './parameters.ts';
import { weightsOf } from './weights.ts';

const parameters = { cgroup: 'cgroup_* or demo' };

test('v2: a cgroup has the controllers that its parent hands on to it', () => {
  const half = labCgroup(v2('=./demo\n./demo/memory.max:max\n./demo/cgroup.procs:7'), parameters, 7);
  expect(Object.keys(half?.controlled ?? {})).toEqual(['memory']);
  const whole = labCgroup(
    v2('=./demo\n./demo/memory.max:max\n./demo/pids.max:max\n./demo/cpu.weight:100'),
    parameters,
    7,
  );
  expect(Object.keys(whole?.controlled ?? {})).toEqual(['cpu', 'memory', 'pids']);
  expect(whole).toMatchObject({ name: 'demo', example: '/sys/fs/cgroup/demo' });
});

test('v2: what the kernel enforces is the lowest limit up the tree', () => {
  const all = v2(
    '=./lab/demo\n=./lab/demo/inner\n./lab/demo/inner/cgroup.procs:7\n./lab/demo/inner/memory.max:max\n./lab/demo/memory.max:max\n./lab/memory.max:104857600\n./lab/demo/pids.max:10\n./lab/demo/inner/pids.max:5',
  );
  const { memory, pids } = labCgroup(all, parameters, 7)!.controlled;
  expect(effectiveLimit(memory!, 'memory.max', 7)).toBe(104_857_600);
  expect(effectiveLimit(pids!, 'pids.max', 7)).toBe(5);
  expect(effectiveLimit(pids!, 'pids.max', 8)).toBe(10);
  expect([holds(memory!, 7), holds(memory!, 8), holds(memory!, undefined)]).toEqual([true, false, false]);
});

test('v2: kills and refused forks are those of memory.events and pids.events', () => {
  const all = v2(
    '=./demo\n./demo/memory.max:1\n./demo/memory.events:oom_kill 2\n./demo/pids.max:1\n./demo/pids.events:max 0',
  );
  const { memory, pids } = labCgroup(all, parameters, undefined)!.controlled;
  expect(eventsOf(memory!, 'memory.events:oom_kill', 'memory.max')).toBe(2);
  expect(eventsOf(pids!, 'pids.events:max', 'pids.max')).toBe(0);
  expect(eventsOf(memory!, 'memory.oom_control:oom_kill', 'memory.max')).toBeUndefined();
});

test('v2: a fork that a limit further up refused is counted there', () => {
  const all = v2(
    '=./lab/demo\n./lab/demo/pids.max:max\n./lab/demo/pids.events:max 0\n./lab/pids.max:10\n./lab/pids.events:max 3',
  );
  expect(eventsOf(labCgroup(all, parameters, undefined)!.controlled.pids!, 'pids.events:max', 'pids.max')).toBe(3);
  const own = v2(
    '=./lab/demo\n./lab/demo/pids.max:5\n./lab/demo/pids.events:max 0\n./lab/pids.max:10\n./lab/pids.events:max 3',
  );
  expect(eventsOf(labCgroup(own, parameters, undefined)!.controlled.pids!, 'pids.events:max', 'pids.max')).toBe(0);
});

test('hybrid: a controller is read where it is, not where a folder of the name is', () => {
  const all = readCgroups(
    `31 23 0:27 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
33 23 0:29 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
@0:27
=./demo
./demo/cgroup.procs:7
@0:29
=./cgroup_1500
./cgroup_1500/memory.limit_in_bytes:104857600`.split('\n'),
  );
  expect(labCgroup(all, parameters, 7)?.name).toBe('cgroup_1500');
  expect(labCgroup(all, { cgroup: 'demo' }, 7)?.controlled).toEqual({});
});

test('the cgroup that the container is in goes before one with all limits', () => {
  const limits = (name: string) =>
    `=./${name}\n./${name}/memory.max:104857600\n./${name}/pids.max:10\n./${name}/cpu.weight:12`;
  const all = v2(`${limits('cgroup_1')}\n=./cgroup_2\n./cgroup_2/memory.max:max\n./cgroup_2/cgroup.procs:7`);
  expect(labCgroup(all, parameters, 7)?.name).toBe('cgroup_2');
  expect(labCgroup(all, parameters, undefined)?.name).toBe('cgroup_2');
  expect(labCgroup(v2(limits('cgroup_1')), parameters, 7)?.name).toBe('cgroup_1');
  expect(labCgroup(v2('=./mycgroup_1'), parameters, 7)).toBeUndefined();
});

test('limits are read as the kernel writes them', () => {
  expect(['max', '9223372036854771712', undefined, '1000000000000000'].map(limitOf)).toEqual(
    Array.from({ length: 4 }, () => Infinity),
  );
  expect(['104857600', '100000000000000'].map(limitOf)).toEqual([104_857_600, 100_000_000_000_000]);
  expect(['100M', '1G', '512K', '104857600'].map(bytesOf)).toEqual([104_857_600, 1_073_741_824, 524_288, 104_857_600]);
});

test('128 shares are a weight of 12 or 13 by proportion, 5 by the range, 21 by the curve', () => {
  for (const weight of [12, 13, 5, 21]) expect(weightsOf(128)).toContain(weight);
  for (const weight of [100, 128, 1, 50]) expect(weightsOf(128)).not.toContain(weight);
  // The usual shares are the usual weight, by proportion and by the curve.
  expect(weightsOf(1024)).toContain(100);
});

test('the weights of other shares are those of the same three ways, and never below the least', () => {
  expect(weightsOf(131)).toEqual([12, 13, 5, 6, 20, 21]);
  expect(weightsOf(2)).toEqual([1]);
});

describe('among several cgroups of the lab’s names', () => {
  const unlimited = (name: string): string => `=./${name}\n./${name}/memory.max:max\n./${name}/pids.max:max`;
  const choose = (files: readonly string[], pid?: number): string | undefined =>
    labCgroup(v2(files.join('\n')), parameters, pid)?.name;
  const [one, two] = [unlimited('cgroup_1'), unlimited('cgroup_2')];

  test.each<[string, string, readonly string[], number?]>([
    ['the last by name, where nothing tells them apart', 'cgroup_2', [one, two]],
    ['the last by name, in whatever order they are found', 'cgroup_2', [two, one]],
    ['the one with a limit', 'cgroup_1', [one, two, './cgroup_1/memory.max:104857600']],
    ['the one with a limit of processes', 'cgroup_1', [one, two, './cgroup_1/pids.max:5']],
    ['a limit of fifteen digits is one', 'cgroup_1', [one, two, './cgroup_1/memory.max:100000000000000']],
    ['a limit of sixteen digits is none', 'cgroup_2', [one, two, './cgroup_1/memory.max:1000000000000000']],
    ['the one with more controllers', 'cgroup_1', [one, '=./cgroup_2\n./cgroup_2/memory.max:max']],
    ['a limit before a controller more', 'cgroup_1', ['=./cgroup_1\n./cgroup_1/memory.max:5', two]],
    [
      'the one with a process',
      'cgroup_1',
      [one, two, './cgroup_1/cgroup.procs:9', './cgroup_2/memory.max:5\n./cgroup_2/pids.max:5'],
    ],
    ['the one with a process further down', 'cgroup_1', [one, two, '=./cgroup_1/in\n./cgroup_1/in/cgroup.procs:9']],
    [
      'the one with the container, not with other processes',
      'cgroup_1',
      [one, two, './cgroup_1/cgroup.procs:7', './cgroup_2/cgroup.procs:9'],
      7,
    ],
    [
      'the one with the container, not with other processes and limits',
      'cgroup_1',
      [one, two, './cgroup_1/cgroup.procs:7', './cgroup_2/cgroup.procs:9', './cgroup_2/memory.max:5'],
      7,
    ],
    [
      'the one with the container further down',
      'cgroup_1',
      [one, two, '=./cgroup_1/in\n./cgroup_1/in/cgroup.procs:7', './cgroup_2/cgroup.procs:9'],
      7,
    ],
    [
      'a cgroup of the name within another is that one’s part',
      'cgroup_1',
      [one, unlimited('cgroup_1/cgroup_2'), './cgroup_1/cgroup_2/cgroup.procs:7'],
      7,
    ],
    ['one within a cgroup of another name', 'lab/demo', [unlimited('lab/demo'), '=./lab']],
  ])('%s', (_, expected, files, pid) => {
    expect(choose(files, pid)).toBe(expected);
  });
});

test('only what holds the container, and what is above, limits it', () => {
  const all = v2(
    `=./demo
=./demo/in
=./demo/inner
=./demo/other
=./demo/other/deep
=./demo2
./demo/pids.max:50
./demo/in/pids.max:1
./demo/inner/pids.max:20
./demo/inner/cgroup.procs:7
./demo/other/pids.max:2
./demo/other/cgroup.procs:8
./demo/other/deep/cgroup.procs:6
./demo/other/deep/pids.max:30
./demo2/pids.max:3
./demo/pids.events:max 4
./demo/inner/pids.events:max 5
./demo2/pids.events:max 100`,
  );
  const { pids } = labCgroup(all, { cgroup: 'demo' }, 7)!.controlled;
  expect([7, 8, 6, 9, undefined].map((pid) => effectiveLimit(pids!, 'pids.max', pid))).toEqual([20, 2, 2, 50, 50]);
  expect(eventsOf(pids!, 'pids.events:max', 'pids.max')).toBe(9);
  expect(pids?.below.map(({ path }) => path)).toEqual(['/demo/in', '/demo/inner', '/demo/other', '/demo/other/deep']);
  expect(pids?.above.map(({ path }) => path)).toEqual(['']);
});
