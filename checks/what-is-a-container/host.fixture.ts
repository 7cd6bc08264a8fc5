// Facts of hosts that nobody built, for the tests of this lab.
import type { Check, Judgement } from '../../src/index.ts';
import {
  type CgroupHierarchy,
  type HostIdentity,
  type Process,
  type RootTree,
  readCgroups,
} from '../../src/probes/index.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { processIn } from '../resources/process.fixture.ts';
import { whatIsAContainer } from './lab.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { required, type SubjectFacts } from './subject.ts';

export const parameters = readParameters(whatIsAContainer, {}) as WhatIsAContainer;

/** Identities: the root of the host, and that of the lab’s root file system. */
export const [hostRoot, treeRoot] = ['8:2', '8:5'];
/** Inode numbers of the host’s namespaces, and of others. */
const shared = { net: 1, pid: 2, mnt: 3, uts: 4, ipc: 5 };
export const unshared = { net: 11, pid: 12, mnt: 13, uts: 14, ipc: 15 };

/** The kernel's facts about a process, by default one of the host's. */
export const process = (pid: number, of: Partial<Process> = {}): Process =>
  processIn(shared, pid, { name: 'sh', executable: '8:9', path: '/usr/bin/dash', ...of });
/** The lab’s container: a shell in its root file system. */
export const container = process(7, {
  pids: [7, 1],
  path: '/root/rootfs/bin/busybox',
  root: treeRoot,
  rootPath: '/root/rootfs',
  namespaces: unshared,
});

/** A whole root file system. */
export const tree = (path: string, of: Partial<RootTree> = {}): RootTree => ({
  path,
  kind: 'directory',
  identity: treeRoot,
  owner: 0,
  has: required,
  ...of,
});

/** A host on which the container runs, and nothing else of the lab was done. */
export const facts = ({
  trees = [],
  ...of
}: Partial<SubjectFacts> & { readonly trees?: readonly RootTree[] } = {}): SubjectFacts => ({
  host: { namespaces: shared } as HostIdentity,
  processes: [container],
  engines: [],
  home: { hostRoot, trees },
  editor: { hostRoot, trees: [] },
  repository: { hostRoot, trees: [] },
  cgroups: [],
  views: undefined,
  ...of,
});

/** The hierarchy of cgroup v2 with some files. */
export const v2 = (files: string, controllers = 'cpuset cpu io memory hugetlb pids rdma misc'): CgroupHierarchy[] =>
  readCgroups(
    `29 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n@0:26\n./cgroup.controllers:${controllers}\n${files}`.split(
      '\n',
    ),
  );
/** The hierarchy of one controller of cgroup v1. */
export const v1 = (controller: string, files: string): CgroupHierarchy[] =>
  readCgroups(
    `33 23 0:29 / /sys/fs/cgroup/${controller} rw - cgroup cgroup rw,${controller}\n@0:29\n${files}`.split('\n'),
  );

/** The judgement of a check on some facts. */
export const judge = (check: Check<WhatIsAContainer>, of: object, more: Partial<WhatIsAContainer> = {}): Judgement =>
  check.judge(of as never, { ...parameters, ...more });
/** The cause that a check names for them, or that it passes. */
export const causeOf = (check: Check<WhatIsAContainer>, of: object): string => {
  const judgement = judge(check, of);
  return judgement.status === 'failed' ? judgement.cause : judgement.status;
};
