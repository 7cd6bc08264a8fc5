import {
  type CgroupHierarchy,
  cgroups,
  type EngineContainer,
  engineContainers,
  type HostIdentity,
  hostIdentity,
  type Identity,
  type Process,
  processDetail,
  processes,
  processHostname,
  type RootTree,
  type RootTrees,
  rootTrees,
} from '../../src/probes/index.ts';
import { begunByHand, isInit, levelOf, type SeenRoot, seenRoot } from '../resources/isolated-process.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { ofProcess } from '../resources/of-process.ts';
import { holds, type LabCgroup, labCgroup } from './lab-cgroup.ts';
import { alternatives, type WhatIsAContainer } from './parameters.ts';

/**
 * The parts of a root file system that the lab's commands need: a shell to start, and a folder to mount the procfs
 * on.
 */
export const required = ['bin/sh', 'proc'] as const;

/**
 * The file that runc spec writes. It belongs beside a root file system, and lies in it where the command was typed
 * there.
 */
export const configFile = 'config.json';

/** The facts that finding the subject needs. */
export type SubjectFacts = {
  readonly host: HostIdentity;
  readonly processes: readonly Process[];
  readonly engines: readonly EngineContainer[];
  readonly home: RootTrees;
  /** The same folder within that of the original's cloud editor, and within the repository. */
  readonly editor: RootTrees;
  readonly repository: RootTrees;
  readonly cgroups: readonly CgroupHierarchy[];
};

/** The questions whose facts `subject` reads. */
export const subjectNeeds = ({ rootfs, marker, cgroup }: WhatIsAContainer) => {
  const trees = (folder: string) =>
    rootTrees(rootfs.startsWith('~/') ? `~/${folder}${rootfs.slice(2)}` : rootfs, [...required, marker, configFile]);
  return {
    host: hostIdentity,
    processes,
    engines: engineContainers,
    home: trees(''),
    editor: trees('environment/'),
    repository: trees('what-is-a-container/'),
    cgroups: cgroups(alternatives(cgroup)),
  };
};

/** The container: the process that all checks of the phases container and limits look at. */
export type Subject = {
  readonly process: Process | undefined;
  /** `tree`: the lab's root file system. `host`: the host's own root. `other`: another folder. */
  readonly root: SeenRoot;
  /** A container of runc or of an engine in the lab's root file system, which does not count here. */
  readonly engine: Process | undefined;
  readonly cgroup: LabCgroup | undefined;
  /** The lab's root file system, where it is known. */
  readonly tree: RootTree | undefined;
  /** Its path on the host, also where only the container shows it. */
  readonly treePath: string | undefined;
  readonly treeIdentity: Identity | undefined;
};

/**
 * Finds the container: the process with most of what the lab asks for, among those whose root is the lab's root file
 * system and those that somebody began by hand. Processes of runc and engines are left out, with all that joined them.
 */
export const subject = (facts: SubjectFacts, parameters: WhatIsAContainer): Subject => {
  const { host, engines } = facts;
  const living = facts.processes.filter(({ state, root }) => state !== 'Z' && root !== undefined);
  const byPid = new Map(living.map((process) => [process.pid, process]));
  const ofEngines = engineSpaces(living, engines, host);
  const byEngine = (process: Process): boolean =>
    ofEngines.has(process.namespaces.pid) || ofEngine(process, living, engines);
  const trees = allTrees(facts);
  const known = living.map((process) => ({
    process,
    root: seenRoot(process, facts.home.hostRoot, trees, parameters.rootfs),
  }));
  const [best] = known
    .filter(({ process, root }) => root === 'tree' || begunByHand(process, byPid.get(process.parent), host))
    .filter(({ process }) => !byEngine(process))
    .map(({ process, root }) => {
      const cgroup = labCgroup(facts.cgroups, parameters, process.pid);
      const limited = Object.values(cgroup?.controlled ?? {}).filter((one) => holds(one, process.pid)).length;
      const rank = levelOf(process, host) + (root === 'tree' ? 2.5 : 0) + limited * 0.5;
      return { process, root, cgroup, rank };
    })
    .toSorted((a, b) => b.rank - a.rank || Number(isInit(b.process)) - Number(isInit(a.process)));
  const tree = treeOf(facts, best?.root === 'tree' ? best.process : undefined);
  return {
    process: best?.process,
    root: best?.root ?? 'other',
    engine: known.find(({ process, root }) => (root === 'tree' || isInit(process)) && byEngine(process))?.process,
    cgroup: best ? best.cgroup : labCgroup(facts.cgroups, parameters, undefined),
    tree,
    treePath: tree?.path ?? (best?.root === 'tree' ? best.process.rootPath : undefined),
    treeIdentity: best?.root === 'tree' ? best.process.root : tree?.identity,
  };
};

/** The PID namespaces of engines' containers: `runc exec` starts processes in them that descend from none of theirs. */
const engineSpaces = (
  living: readonly Process[],
  engines: readonly EngineContainer[],
  host: HostIdentity,
): ReadonlySet<number | undefined> => {
  const own = living
    .filter(({ pid }) => engines.some((container) => container.pid === pid))
    .map(({ namespaces }) => namespaces.pid);
  return new Set(own.filter((inode) => inode !== undefined && inode !== host.namespaces.pid));
};

/** All places where the root file system may be, the likeliest first. */
export const allTrees = ({ home, editor, repository }: SubjectFacts): RootTree[] => [
  ...new Map([...home.trees, ...editor.trees, ...repository.trees].map((tree) => [tree.path, tree])).values(),
];

const isWhole = ({ has }: RootTree): boolean => required.every((name) => has.includes(name));

const treeOf = (facts: SubjectFacts, process: Process | undefined): RootTree | undefined => {
  const all = allTrees(facts);
  if (process) return all.find(({ identity }) => identity === process.root);
  return all.find((tree) => isWhole(tree) && tree.identity !== facts.home.hostRoot) ?? all[0];
};

/** The container's process. */
export const container = (facts: SubjectFacts, parameters: WhatIsAContainer): Process | undefined =>
  subject(facts, parameters).process;

/** Facts that only the kernel's folder of the container's process tells. */
export const containerDetail = (parameters: WhatIsAContainer) =>
  ofProcess(subjectNeeds(parameters), (facts) => container(facts, parameters), processDetail);

/** How it is called inside. */
export const containerHostname = (parameters: WhatIsAContainer) =>
  ofProcess(subjectNeeds(parameters), (facts) => container(facts, parameters), processHostname);

/** How the lab starts its container, without limits. */
export const startContainer = 'unshare -fmuipn --mount-proc chroot {rootfs} /bin/sh';
