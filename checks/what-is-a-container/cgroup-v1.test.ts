import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/index.ts';
import { bombContained } from './bomb-contained.ts';
import { causeOf, facts, judge, v1 } from './host.fixture.ts';
import { memoryLimit } from './memory-limit.ts';
import { munchKilled } from './munch-killed.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { pidsLimit } from './pids-limit.ts';
import { swapOff } from './swap-off.ts';

/** The files of a cgroup and of its parent, by one controller. */
const limited = (controller: 'memory' | 'pids', own: Readonly<Record<string, string | number>>, around = '') => {
  const files = Object.entries(own).map(([file, value]) => `./lab/demo/${file}:${value}`);
  return facts({ cgroups: v1(controller, ['=./lab/demo', around, ...files].join('\n')) });
};
const [limit, together, none] = ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes', '9223372036854771712'];
const wanted = 104_857_600;

test.each<[Check<WhatIsAContainer>, string, object]>([
  [memoryLimit, 'passed', limited('memory', { [limit]: wanted })],
  [memoryLimit, 'passed', limited('memory', { [limit]: wanted }, `./lab/${limit}:5000000`)],
  [memoryLimit, 'passed', limited('memory', { [limit]: none }, `./lab/${limit}:${wanted}`)],
  [memoryLimit, 'other-value', limited('memory', { [limit]: 5_000_000 }, `./lab/${limit}:${wanted}`)],
  [pidsLimit, 'passed', limited('pids', { 'pids.max': 10 }, './lab/pids.max:5')],
  [pidsLimit, 'other-value', limited('pids', { 'pids.max': 5 }, './lab/pids.max:10')],
])(
  'a limit around the cgroup counts where it is the task’s, and takes nothing from the cgroup’s own: %o %s',
  (check, expected, of) => {
    expect(causeOf(check, of)).toBe(expected);
  },
);

describe('swapping is', () => {
  const swap = (of: Readonly<Record<string, string | number>>): string =>
    causeOf(swapOff, limited('memory', { 'memory.swappiness': 60, ...of }));

  test.each([
    ['off by the swappiness', 'passed', { 'memory.swappiness': 0 }],
    ['off where both together are limited as memory is', 'passed', { [limit]: wanted, [together]: wanted }],
    ['off where both together are limited, and memory is not', 'passed', { [limit]: none, [together]: wanted }],
    ['on where both together may be more', 'still-on', { [limit]: wanted, [together]: wanted + 4096 }],
    ['on where only memory is limited', 'still-on', { [limit]: wanted, [together]: none }],
    ['on where nothing is limited', 'still-on', { [limit]: none, [together]: none }],
    ['on where the kernel does not count it', 'still-on', {}],
  ])('%s: %s', (_, expected, of) => {
    expect(swap(of)).toBe(expected);
  });
});

test.each<[string, Readonly<Record<string, string | number>>]>([
  ['passed', { 'memory.oom_control': 'oom_kill 1', 'memory.failcnt': 0 }],
  ['not-killed', { 'memory.oom_control': 'oom_kill 0', 'memory.failcnt': 5 }],
  ['never-reached', { 'memory.oom_control': 'oom_kill 0', 'memory.failcnt': 0 }],
  // Before Linux 4.13 the file does not count kills.
  ['passed', { 'memory.oom_control': 'under_oom 0', 'memory.failcnt': 5 }],
  ['never-reached', { 'memory.oom_control': 'under_oom 0', 'memory.failcnt': 0 }],
])('%s: a memory eater in a cgroup with %o', (expected, of) => {
  expect(causeOf(munchKilled, limited('memory', of))).toBe(expected);
});

test.each([munchKilled, bombContained])(
  'without a cgroup, $id still fails with all that its sentences name',
  (check) => {
    const { found } = judge(check, facts());
    const named = JSON.stringify(check.causes).match(/(?<=\{)(name|path|peak)(?=\})/g) ?? [];
    expect(Object.keys(found)).toEqual(expect.arrayContaining([...new Set(named)]));
  },
);
