import { type BoxSketch, box, line } from '../../src/index.ts';
import { limitOf } from './lab-cgroup.ts';
import { findLimit } from './limit.ts';
import { type LimitFile, limitFiles } from './limits-kept.ts';
import { bytesOf, type WhatIsAContainer } from './parameters.ts';
import type { Subject, SubjectFacts } from './subject.ts';

/** The parameters that the cgroup's lines name, as labels. */
type CgroupLabels = Readonly<Record<'cgroup' | 'shares' | 'memory' | 'pids' | 'munch' | 'bomb', string>>;

/** The cgroup of the lab with its limits: as they are found, and as they are wanted where the host is not known. */
export const cgroupBox = (
  labels: CgroupLabels,
  parameters: WhatIsAContainer,
  facts: SubjectFacts | undefined,
  found: Subject | undefined,
): BoxSketch => {
  const valueOf = (file: LimitFile): string | undefined => facts && findLimit(facts, parameters, file)?.value;
  const shares = valueOf(limitFiles.shares);
  const memory = valueOf(limitFiles.memory);
  const swap = valueOf(limitFiles.swap);
  const pids = valueOf(limitFiles.pids);
  const there = found && found.cgroup !== undefined;
  return box('cgroup', 'cgroup', `cgroup ${found?.cgroup?.name ?? labels.cgroup}`, {
    checks: ['cgroup-exists'],
    there,
    lines: [
      line('shares', `cpu ${shares ?? labels.shares}`, { checks: ['cpu-shares'], there }),
      line('memory', memoryLabel(memory, labels.memory), { checks: ['memory-limit'], there }),
      line('swap', swap === undefined || swap === '0' ? 'no swap' : `swap allowed (${swap})`, {
        checks: ['swap-off'],
        there,
      }),
      line('pids', pidsLabel(pids, labels.pids), { checks: ['pids-limit'], there }),
      line('munched', `${labels.munch} was killed`, { checks: ['munch-killed'] }),
      line('bombed', `${labels.bomb} was stopped`, { checks: ['bomb-contained'] }),
    ],
  });
};

const memoryLabel = (value: string | undefined, wanted: string): string => {
  if (value === undefined || limitOf(value) === bytesOf(wanted)) return `memory ${wanted}`;
  return limitOf(value) === Infinity ? 'memory without a limit' : `memory ${value} bytes`;
};

const pidsLabel = (value: string | undefined, wanted: string): string =>
  value !== undefined && limitOf(value) === Infinity ? 'processes without a limit' : `${value ?? wanted} processes`;
