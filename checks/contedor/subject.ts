import { follow } from '../../src/index.ts';
import {
  binary,
  type EngineContainer,
  engineContainers,
  type HostIdentity,
  hostIdentity,
  livingApart,
  type Process,
  type ProcessViews,
  processes,
  processTree,
  type RootTree,
  type RootTrees,
  rootsOf,
  rootTrees,
} from '../../src/probes/index.ts';
import { begunByHand, isInit, levelOf, type SeenRoot, seenRoot } from '../resources/isolated-process.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { doneInside, triesOf, viewsOf } from '../resources/tries.ts';
import type { Contedor } from './parameters.ts';

/** The parts of a root file system that the lab's commands need: its folders, a shell, and the mount point of /proc. */
export const required = ['bin/bash', 'etc', 'proc', 'usr'] as const;
/** A file that every Debian-like root file system has, and no other (base-files). */
export const debianMark = 'etc/debian_version';

/** The shell that the lab's commands start, as seen from inside. */
export const shellPath = '/bin/bash';

export const paths: readonly string[] = [...required, debianMark];

/** The facts that finding the tries needs. */
type TryFacts = {
  readonly host: HostIdentity;
  readonly processes: readonly Process[];
  readonly trees: RootTrees;
  readonly engines: readonly EngineContainer[];
};

/** The facts that choosing among them needs. */
export type SubjectFacts = TryFacts & { readonly views: ProcessViews | undefined };

const tryNeeds = ({ rootfs }: Contedor) => ({
  host: hostIdentity,
  processes,
  trees: rootTrees(rootfs, paths),
  engines: engineContainers,
});

/** The questions whose facts `subject` reads; each check has them among its needs. */
export const subjectNeeds = (parameters: Contedor) => ({
  ...tryNeeds(parameters),
  views: viewsOf(tryNeeds(parameters), (facts) => triesAmong(facts, parameters).tries),
});

/** A process that may be the container, and what its root is. */
export type Candidate = {
  readonly process: Process;
  /** `tree`: the lab's root file system. `host`: the host's own root. `other`: another folder. */
  readonly root: SeenRoot;
  /** How many of the five namespaces are other than the host's. */
  readonly level: number;
};

/** The container: the process that all checks look at. */
export type Subject = (Candidate | { readonly process: undefined; readonly root: 'other'; readonly level: 0 }) & {
  /** All tries, the best first. */
  readonly tries: readonly Candidate[];
  /** A container of an engine in the lab's root file system, which does not count. */
  readonly engine: Process | undefined;
};

/**
 * Finds the tries: processes whose root is the lab's root file system, and those that somebody's unshare began, the one
 * with most of what the first round tells first. Services, browsers and engines have namespaces of their own as well;
 * none of them lives in the tree, is a shell with so many namespaces, or was begun by unshare.
 */
const triesAmong = (facts: TryFacts, parameters: Contedor) => {
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
  return { tries: triesOf(candidates), engine };
};

/** Finds the container: the try with most of what the lab asks for. */
export const subject = (facts: SubjectFacts, parameters: Contedor): Subject => {
  const { host, views } = facts;
  const { tries, engine } = triesAmong(facts, parameters);
  const merit = (one: Candidate): number =>
    rank(one) + doneInside(one.process, views?.get(one.process.pid), host, [parameters.hostname]);
  const best = tries.toSorted((a, b) => merit(b) - merit(a));
  return { ...(best[0] ?? { process: undefined, root: 'other', level: 0 }), tries: best, engine };
};

/** Being in the tree outweighs two namespaces: a shell that was left in a chroot is behind any half of a container. */
const rank = ({ root, level }: Pick<Candidate, 'root' | 'level'>): number => level + (root === 'tree' ? 2.5 : 0);

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

/** The best try's root file system, where that was not found by its path already. */
export const containerTree = (parameters: Contedor) =>
  follow(
    tryNeeds(parameters),
    (facts) => {
      const [best] = triesAmong(facts, parameters).tries;
      const found = facts.trees.trees.some(({ identity }) => identity === best?.process.root);
      return best?.root === 'tree' && !found ? processTree(best.process.pid, paths) : undefined;
    },
    [],
    [{ ...livingApart, ask: (pid) => processTree(pid, paths) }],
  );

/** The shell of the root file system that no try has begun to use: whether the kernel could start it. */
export const shellOfTree = (parameters: Contedor) =>
  follow(
    tryNeeds(parameters),
    (facts) => {
      const { trees, hostRoot } = facts.trees;
      const tree = bestTree(trees);
      const used = facts.processes.some(({ root }) => root !== undefined && root === tree?.identity);
      return !tree || used || tree.identity === hostRoot ? undefined : binary(tree.path, shellPath);
    },
    [],
    [{ ...rootsOf({ trees: tryNeeds(parameters).trees }), ask: (path) => binary(`/${path}`, shellPath) }],
  );

export const missingIn = ({ has }: RootTree): string[] => required.filter((name) => !has.includes(name));

/** Where no container runs from one of them: the first that is whole, else the first. */
export const bestTree = (trees: readonly RootTree[]): RootTree | undefined =>
  trees.find((tree) => missingIn(tree).length === 0 && tree.has.includes(debianMark)) ?? trees[0];
