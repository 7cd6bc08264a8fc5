import { follow } from '../../src/index.ts';
import {
  binary,
  type CgroupHierarchy,
  cgroups,
  type EngineContainer,
  engineContainers,
  type HostIdentity,
  hostIdentity,
  type Identity,
  type Process,
  type ProcessViews,
  processes,
  type RootTree,
  type RootTrees,
  rootsOf,
  rootTrees,
} from '../../src/probes/index.ts';
import { begunByHand, isInit, levelOf, type SeenRoot, seenRoot } from '../resources/isolated-process.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { doneInside, triesOf, viewsOf } from '../resources/tries.ts';
import { holds, type LabCgroup, labCgroup } from './lab-cgroup.ts';
import { limitsKept } from './limits-kept.ts';
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

/** The facts that finding the tries needs. */
export type TryFacts = {
  readonly host: HostIdentity;
  readonly processes: readonly Process[];
  readonly engines: readonly EngineContainer[];
  readonly home: RootTrees;
  /** The same folder within that of the original's cloud editor, and within the repository. */
  readonly editor: RootTrees;
  readonly repository: RootTrees;
  readonly cgroups: readonly CgroupHierarchy[];
};

/** The facts that choosing among them needs. */
export type SubjectFacts = TryFacts & { readonly views: ProcessViews | undefined };

/** The questions of the first round. */
export const tryNeeds = ({ rootfs, marker, cgroup }: WhatIsAContainer) => {
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

/** Finds on the host every root file system that may be the lab's. */
export const treesOf = ({ home, editor, repository }: ReturnType<typeof tryNeeds>) =>
  rootsOf({ home, editor, repository });

/** The questions whose facts `subject` reads. */
export const subjectNeeds = (parameters: WhatIsAContainer) => ({
  ...tryNeeds(parameters),
  views: viewsOf(tryNeeds(parameters), (facts) => triesAmong(facts, parameters).tries),
});

/** A process that may be the container, and what its root is. */
type Candidate = {
  readonly process: Process;
  readonly root: SeenRoot;
  readonly cgroup: LabCgroup | undefined;
  /** How much of what the first round tells speaks for it. */
  readonly rank: number;
};

/** The container: the process that all checks of the phases container and limits look at. */
export type Subject = {
  readonly process: Process | undefined;
  /** All tries, the best first. */
  readonly tries: readonly Candidate[];
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
 * Finds the tries: processes whose root is the lab's root file system, and those that somebody began by hand, the one
 * with most of what the first round tells first. Processes of runc and engines are omitted, with all that joined them.
 */
const triesAmong = (facts: TryFacts, parameters: WhatIsAContainer) => {
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
  const candidates = known
    .filter(({ process, root }) => root === 'tree' || begunByHand(process, byPid.get(process.parent), host))
    .filter(({ process }) => !byEngine(process))
    .map(({ process, root }) => {
      const cgroup = labCgroup(facts.cgroups, parameters, process.pid);
      const limited = Object.values(cgroup?.controlled ?? {}).filter((one) => holds(one, process.pid)).length;
      const kept = limitsKept(cgroup, process.pid, parameters);
      const rank = levelOf(process, host) + (root === 'tree' ? 2.5 : 0) + limited * 0.5 + kept;
      return { process, root, cgroup, rank };
    })
    .toSorted((a, b) => b.rank - a.rank || Number(isInit(b.process)) - Number(isInit(a.process)));
  return {
    tries: triesOf(candidates),
    engine: known.find(({ process, root }) => (root === 'tree' || isInit(process)) && byEngine(process))?.process,
  };
};

/** Finds the container: the try with most of what the lab asks for. */
export const subject = (facts: SubjectFacts, parameters: WhatIsAContainer): Subject => {
  const { host, views } = facts;
  const { tries: first, engine } = triesAmong(facts, parameters);
  const names = alternatives(parameters.hostname);
  const merit = ({ process, rank }: Candidate): number =>
    rank + doneInside(process, views?.get(process.pid), host, names);
  const tries = first.toSorted((a, b) => merit(b) - merit(a));
  const [best] = tries;
  const tree = treeOf(facts, best?.root === 'tree' ? best.process : undefined);
  return {
    process: best?.process,
    tries,
    root: best?.root ?? 'other',
    engine,
    cgroup: best ? best.cgroup : labCgroup(facts.cgroups, parameters, undefined),
    tree,
    treePath: tree?.path ?? (best?.root === 'tree' ? best.process.rootPath : undefined),
    treeIdentity: best?.root === 'tree' ? best.process.root : tree?.identity,
  };
};

/** The container as the first round alone tells it, for what the second one asks. */
export const likeliest = (facts: TryFacts, parameters: WhatIsAContainer): Subject =>
  subject({ ...facts, views: undefined }, parameters);

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
export const allTrees = ({ home, editor, repository }: TryFacts): RootTree[] => [
  ...new Map([...home.trees, ...editor.trees, ...repository.trees].map((tree) => [tree.path, tree])).values(),
];

const isWhole = ({ has }: RootTree): boolean => required.every((name) => has.includes(name));

const treeOf = (facts: TryFacts, process: Process | undefined): RootTree | undefined => {
  const all = allTrees(facts);
  if (process) return all.find(({ identity }) => identity === process.root);
  return all.find((tree) => isWhole(tree) && tree.identity !== facts.home.hostRoot) ?? all[0];
};

/** The container's process. */
export const container = (facts: SubjectFacts, parameters: WhatIsAContainer): Process | undefined =>
  subject(facts, parameters).process;

/** The shell of the root file system that no process has begun to use: whether the kernel could start it. */
export const shellOfTree = (parameters: WhatIsAContainer) =>
  follow(
    tryNeeds(parameters),
    (facts) => {
      const { tree } = likeliest(facts, parameters);
      const used = facts.processes.some(({ root }) => root !== undefined && root === tree?.identity);
      return !tree || used || tree.identity === facts.home.hostRoot ? undefined : binary(tree.path, '/bin/sh');
    },
    [],
    [{ ...treesOf(tryNeeds(parameters)), ask: (path) => binary(`/${path}`, '/bin/sh') }],
  );
