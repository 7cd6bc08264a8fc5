// Facts of hosts that nobody built, for the tests of this lab.
import type { HostIdentity, Process, RootTree } from '../../src/probes/index.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { processIn } from '../resources/process.fixture.ts';
import { contedor } from './lab.ts';
import type { Contedor } from './parameters.ts';
import { paths, type SubjectFacts } from './subject.ts';

export const parameters = readParameters(contedor, {}) as Contedor;

/** Identities: the root of the host, and that of the lab's tree. */
export const [hostRoot, treeRoot] = ['8:2', '8:10'];
/** Inode numbers of the host's namespaces, and of others. */
export const shared = { net: 1, pid: 2, mnt: 3, uts: 4, ipc: 5 };
export const unshared = { net: 11, pid: 12, mnt: 13, uts: 14, ipc: 15 };
export const host = { namespaces: shared } as HostIdentity;

/** The kernel's facts about a process, by default one of the host's. */
export const process = (pid: number, of: Partial<Process> = {}): Process => processIn(shared, pid, of);

/** A whole Debian root file system. */
export const tree = (path: string, of: Partial<RootTree> = {}): RootTree => ({
  path,
  kind: 'directory',
  identity: treeRoot,
  owner: 0,
  has: paths,
  ...of,
});

export const facts = (
  all: readonly Process[],
  trees: readonly RootTree[] = [tree('/root/rootfs')],
  engines: SubjectFacts['engines'] = [],
): SubjectFacts => ({ host, processes: all, trees: { hostRoot, trees }, engines, views: undefined });
