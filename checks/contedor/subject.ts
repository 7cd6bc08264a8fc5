import { follow } from '../../src/index.ts';
import {
  type EngineContainer,
  engineContainers,
  type HostIdentity,
  hostIdentity,
  type Process,
  processDetail,
  processes,
  processHostname,
  processTree,
  type RootTrees,
  rootTrees,
} from '../../src/probes/index.ts';
import { begunByHand, isInit, levelOf, type SeenRoot, seenRoot } from '../resources/isolated-process.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { ofProcess } from '../resources/of-process.ts';
import type { Contedor } from './parameters.ts';

/** The parts of a root file system that the lab's commands need: its folders, a shell, and the mount point of /proc. */
export const required = ['bin/bash', 'etc', 'proc', 'usr'] as const;
/** A file that every Debian-like root file system has, and no other (base-files). */
export const debianMark = 'etc/debian_version';

export const paths: readonly string[] = [...required, debianMark];

/** The facts that finding the subject needs. */
export type SubjectFacts = {
  readonly host: HostIdentity;
  readonly processes: readonly Process[];
  readonly trees: RootTrees;
  readonly engines: readonly EngineContainer[];
};

/** The questions whose facts `subject` reads; each check has them among its needs. */
export const subjectNeeds = ({ rootfs }: Contedor) => ({
  host: hostIdentity,
  processes,
  trees: rootTrees(rootfs, paths),
  engines: engineContainers,
});

/** The container: the process that all checks look at, and what its root is. */
export type Subject = {
  readonly process: Process | undefined;
  /** `tree`: the lab's root file system. `host`: the host's own root. `other`: another folder. */
  readonly root: SeenRoot;
  /** How many of the five namespaces are other than the host's. */
  readonly level: number;
  /** A container of an engine in the lab's root file system, which does not count. */
  readonly engine: Process | undefined;
};

/**
 * Finds the container: the process with most of what the lab asks for, among those whose root is the lab's root file
 * system and those that somebody's unshare began. Services, browsers and engines have namespaces of their own as well;
 * none of them lives in the tree, is a shell with so many namespaces, or was begun by unshare.
 */
export const subject = (facts: SubjectFacts, parameters: Contedor): Subject => {
  const { host, engines } = facts;
  const living = facts.processes.filter(({ state, root }) => state !== 'Z' && root !== undefined);
  const byPid = new Map(living.map((process) => [process.pid, process]));
  const known = living.map((process) => {
    const root = seenRoot(process, facts.trees.hostRoot, facts.trees.trees, parameters.rootfs);
    return { process, root, level: levelOf(process, host) };
  });
  const candidates = known
    .filter(({ process, root, level }) => root === 'tree' || begun(process, byPid.get(process.parent), host, level))
    .filter(({ process }) => !ofEngine(process, living, engines))
    .toSorted((a, b) => rank(b) - rank(a) || Number(isInit(b.process)) - Number(isInit(a.process)));
  const inTree = known.filter(({ root }) => root === 'tree').map(({ process }) => process);
  const engine = inTree.find((process) => ofEngine(process, living, engines));
  return { ...(candidates[0] ?? { process: undefined, root: 'other', level: 0 }), engine };
};

/** Being in the tree outweighs two namespaces: a shell that was left in a chroot is behind any half of a container. */
const rank = ({ root, level }: Pick<Subject, 'root' | 'level'>): number => level + (root === 'tree' ? 2.5 : 0);

/** A service may have some namespaces, seldom as many as all but the PID namespace. */
const mostOfFive = 4;

/** Whether a process outside of the tree is somebody’s begin of a container. */
const begun = (process: Process, parent: Process | undefined, host: HostIdentity, level: number): boolean => {
  const { pid } = process.namespaces;
  const enough = pid !== host.namespaces.pid || process.childrenPid !== pid || level >= mostOfFive;
  return enough && begunByHand(process, parent, host);
};

/** The container's process. */
export const container = (facts: SubjectFacts, parameters: Contedor): Process | undefined =>
  subject(facts, parameters).process;

/** Its root file system, where that was not found by its path already. */
export const containerTree = (parameters: Contedor) =>
  follow(subjectNeeds(parameters), (facts) => {
    const { process, root } = subject(facts, parameters);
    const found = facts.trees.trees.some(({ identity }) => identity === process?.root);
    return process && root === 'tree' && !found ? processTree(process.pid, paths) : undefined;
  });

/** Facts that only the kernel's folder of the container's process tells. */
export const containerDetail = (parameters: Contedor) =>
  ofProcess(subjectNeeds(parameters), (facts) => container(facts, parameters), processDetail);

/** How it is called inside. */
export const containerHostname = (parameters: Contedor) =>
  ofProcess(subjectNeeds(parameters), (facts) => container(facts, parameters), processHostname);

/** How the lab starts its container. */
export const startContainer = 'unshare -m -i -n -p -u -f chroot {rootfs} /bin/bash';
