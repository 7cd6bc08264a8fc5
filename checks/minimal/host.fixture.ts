// Facts of hosts that nobody built, for the tests of this lab.
import type { Check } from '../../src/index.ts';
import type {
  HostIdentity,
  Link,
  NamedNetwork,
  Process,
  ProgramFile,
  ProgramFiles,
  Tree,
} from '../../src/probes/index.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { processIn } from '../resources/process.fixture.ts';
import { minimal } from './lab.ts';
import type { Minimal } from './parameters.ts';

export const parameters = readParameters(minimal, {}) as Minimal;

/** Inode numbers: the host's namespaces, the network with the lab's name, and those of a container. */
export const [hostNet, hostPid, hostMnt, labNet, ownNet, ownPid, ownMnt] = [1, 2, 3, 4, 5, 6, 7] as const;
export const host = { namespaces: { net: hostNet, pid: hostPid, mnt: hostMnt } } as HostIdentity;

/** The kernel's facts about a process, by default one of the host's. */
export const process = (pid: number, of: Partial<Process> = {}): Process =>
  processIn(host.namespaces as Process['namespaces'], pid, {
    name: 'sh',
    path: '/usr/bin/dash',
    childrenPid: hostPid,
    ...of,
  });
/** A kernel thread, or a process that has just ended: nothing but its number can be read. */
export const unreadable = (pid: number): Process =>
  process(pid, { executable: undefined, path: undefined, root: undefined, rootPath: undefined, namespaces: {} });

export const hostRoot = '8:2';
/** A folder with an identity of its own. */
export const tree = (identity: string, has: readonly string[] = []): Tree => ({
  kind: 'directory',
  identity,
  hostRoot,
  has,
});
export const noTree: Tree = { kind: 'absent', identity: undefined, hostRoot, has: [] };

export const file = (size: number, identity = `8:${size}`): ProgramFile => ({
  identity,
  kind: 'file',
  size,
  target: undefined,
});
export const link = (target: string): ProgramFile => ({ identity: '8:99', kind: 'link', size: target.length, target });
export const folder: ProgramFile = { identity: '8:98', kind: 'other', size: 4096, target: undefined };
/** The program folders of a tree, by path. */
export const programs = (files: Readonly<Record<string, ProgramFile>>): ProgramFiles => ({
  files: new Map(Object.entries(files)),
  folders: new Map(['usr/bin', 'usr/sbin', 'bin', 'sbin'].map((name) => [name, name])),
});

export { end } from '../resources/pair.fixture.ts';
export const network = (inode: number, links: readonly Link[] = []) =>
  ({ kind: 'namespace', inode, links, routes: [], listeners: [], ids: new Map() }) satisfies NamedNetwork;

/** The cause that a check names for some facts, or that it passes. */
export const causeOf = (check: Check<Minimal>, facts: object): string => {
  const judgement = check.judge(facts as never, parameters);
  return judgement.status === 'failed' ? judgement.cause : judgement.status;
};
