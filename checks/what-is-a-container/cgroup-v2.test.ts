import { expect, test } from 'vitest';
import type { Check, Judgement } from '../../src/index.ts';
import { readCgroups } from '../../src/probes/index.ts';
import { bombContained } from './bomb-contained.ts';
import { cgroupExists } from './cgroup-exists.ts';
import { cpuShares } from './cpu-shares.ts';
import { facts, judge } from './host.fixture.ts';
import { memoryLimit } from './memory-limit.ts';
import { munchKilled } from './munch-killed.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { pidsLimit } from './pids-limit.ts';
import { processInCgroup } from './process-in-cgroup.ts';
import { swapOff } from './swap-off.ts';

const limits = [cgroupExists, cpuShares, memoryLimit, swapOff, pidsLimit, processInCgroup, munchKilled, bombContained];

const header = `29 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate
@0:26
./cgroup.controllers:cpuset cpu io memory pids`;
const files = `${header}
=./demo
./demo/cgroup.procs:7
./demo/cpu.weight:12
./demo/memory.max:104857600
./demo/memory.swap.max:0
./demo/memory.peak:104857600
./demo/memory.events:max 58
./demo/memory.events:oom_kill 1
./demo/pids.max:10
./demo/pids.current:1
./demo/pids.events:max 33`;

const judged = (check: Check<WhatIsAContainer>, text: string): Judgement =>
  judge(check, facts({ cgroups: readCgroups(text.split('\n')) }));
const without = (line: string, by = ''): string =>
  files.replace(new RegExp(`^${line.replaceAll('.', '\\.')}.*$`, 'm'), by);

test('v2: the lab done with the files of v2 earns all', () => {
  for (const check of limits) expect([check.id, judged(check, files)]).toMatchObject([check.id, { status: 'passed' }]);
});

test.each([
  [
    cgroupExists.id,
    cgroupExists,
    './demo/pids.max',
    '',
    'not-everywhere',
    { missing: 'pids', folder: '/sys/fs/cgroup/demo' },
  ],
  [cgroupExists.id, cgroupExists, '=./demo', '', 'other-name', { found: 'demo', controllers: 'cpu,memory,pids' }],
  [
    cgroupExists.id,
    cgroupExists,
    './cgroup.controllers',
    './cgroup.controllers:cpu pids',
    'not-mounted',
    { missing: 'memory' },
  ],
  [
    cpuShares.id,
    cpuShares,
    './demo/cpu.weight',
    './demo/cpu.weight:100',
    'untouched',
    { path: '/sys/fs/cgroup/demo/cpu.weight', wanted: 12 },
  ],
  [cpuShares.id, cpuShares, './demo/cpu.weight', './demo/cpu.weight:128', 'other-value', { found: '128' }],
  [
    memoryLimit.id,
    memoryLimit,
    './demo/memory.max',
    './demo/memory.max:max',
    'unlimited',
    { path: '/sys/fs/cgroup/demo/memory.max' },
  ],
  [
    memoryLimit.id,
    memoryLimit,
    './demo/memory.max',
    './demo/memory.max:100003840',
    'other-value',
    { found: '100003840' },
  ],
  [
    swapOff.id,
    swapOff,
    './demo/memory.swap.max',
    './demo/memory.swap.max:max',
    'still-on',
    { path: '/sys/fs/cgroup/demo/memory.swap.max' },
  ],
  [
    pidsLimit.id,
    pidsLimit,
    './demo/pids.max',
    './demo/pids.max:max',
    'unlimited',
    { path: '/sys/fs/cgroup/demo/pids.max' },
  ],
  [processInCgroup.id, processInCgroup, './demo/cgroup.procs', '', 'outside', { name: 'demo' }],
  [processInCgroup.id, processInCgroup, './demo/cgroup.procs', './demo/cgroup.procs:8', 'other-process', { list: '8' }],
  [
    munchKilled.id,
    munchKilled,
    './demo/memory.events:oom_kill',
    './demo/memory.events:oom_kill 0',
    'not-killed',
    { hits: 58 },
  ],
  [
    bombContained.id,
    bombContained,
    './demo/pids.events',
    './demo/pids.events:max 0',
    'never-stopped',
    { path: '/sys/fs/cgroup/demo/pids.events' },
  ],
  [
    processInCgroup.id,
    processInCgroup,
    './demo/cgroup.procs',
    [1, 2, 3, 4, 5, 6].map((pid) => `./demo/cgroup.procs:${pid}`).join('\n'),
    'other-process',
    { members: 6, list: '1,2,3,4,5' },
  ],
  [bombContained.id, bombContained, './demo/pids.current', './demo/pids.current:12', 'over-limit', { current: 12 }],
] as const)('v2: %s', (_, check, line, by, cause, found) => {
  expect(judged(check, without(line, by))).toMatchObject({ status: 'failed', cause, found });
});

test('v2: a limit further up, and a kernel without swap, are as good', () => {
  const above = files
    .replaceAll('./demo', './lab/demo')
    .replace('./lab/demo/memory.max:104857600', './lab/demo/memory.max:max\n./lab/memory.max:104857600');
  expect(judged(memoryLimit, above)).toMatchObject({ status: 'passed' });
  expect(judged(swapOff, without('./demo/memory.swap.max'))).toMatchObject({ status: 'passed' });
});

test('v2: as many processes as the limit allows are not over it', () => {
  expect(judged(bombContained, without('./demo/pids.current', './demo/pids.current:10'))).toMatchObject({
    status: 'passed',
  });
});

test('the container is outside of a cgroup that is not there', () => {
  expect(judge(processInCgroup, facts())).toMatchObject({ cause: 'outside', found: { name: '', pid: 7 } });
});

test('v2: a cgroup of another name is the lab’s only with one of the lab’s limits', () => {
  const other = (limit: string) => judged(cgroupExists, `${header}\n./other/memory.max:${limit}\n./x/pids.max:5`);
  expect(other('104857600')).toMatchObject({ cause: 'other-name', found: { found: 'other' } });
  expect(other('5000000')).toMatchObject({ cause: 'absent' });
});
