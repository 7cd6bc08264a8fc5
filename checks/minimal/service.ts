import {
  type HostIdentity,
  hostIdentity,
  type NamedNetwork,
  namedNetwork,
  type Process,
  type ProgramFiles,
  processDetail,
  processes,
  programFiles,
  programsNamed,
  type Tree,
  tree,
} from '../../src/probes/index.ts';
import { ofProcess } from '../resources/of-process.ts';
import { type Minimal, serviceOf } from './parameters.ts';

/** How the kernel marks a file that was removed while a process runs it (proc_pid_exe(5)). */
const deleted = / \(deleted\)$/;

/** The facts that finding the service needs. */
export type ServiceFacts = {
  readonly host: HostIdentity;
  readonly named: NamedNetwork;
  readonly processes: readonly Process[];
  readonly folder: Tree;
  readonly programs: ProgramFiles;
  readonly hostPrograms: ProgramFiles;
};

export const serviceNeeds = (parameters: Minimal) => ({
  host: hostIdentity,
  named: namedNetwork(parameters.netns),
  processes,
  folder: tree(parameters.packages, []),
  programs: programFiles(parameters.packages),
  hostPrograms: programFiles('/', [serviceOf(parameters).program]),
});

/** The service’s first process, and where it stands. */
export type Service = {
  readonly process: Process | undefined;
  /** It and those that stand as well and do not descend from it, such as one that was started with another port. */
  readonly alike: readonly Process[];
  /** Whether its program is the one in the tree; else it is the host’s. */
  readonly ofTree: boolean;
  /** Whether it lives in the network namespace with the lab’s name, and with the tree as its root. */
  readonly inNetwork: boolean;
  readonly inTree: boolean;
  /** A process in that namespace whose program has the service's path in another root file system. */
  readonly elsewhere: Process | undefined;
};

/**
 * Finds the service by its program’s identity, never by what it calls itself; the one that stands best, where there
 * are several.
 */
export const service = (
  { host, named: network, processes: all, folder, programs, hostPrograms }: ServiceFacts,
  parameters: Minimal,
): Service => {
  const { program } = serviceOf(parameters);
  const [ofTree, ofHost] = [programs, hostPrograms].map(
    (tree) => new Set(programsNamed(tree, program).map(({ identity }) => identity)),
  );
  const inode = network.kind === 'namespace' && network.inode !== host.namespaces.net ? network.inode : undefined;
  const named = new RegExp(`/s?bin/${program.replace(/[^\w-]/g, '\\$&')}$`);
  const known = all
    .filter(({ state, executable }) => state !== 'Z' && executable !== undefined)
    .map((process) => {
      const { executable = '', path = '', root, namespaces } = process;
      const inTree = folder.identity !== undefined && root === folder.identity;
      // A program that was installed again since the start has another identity, but the kernel still tells its path.
      const place = path.replace(deleted, '');
      const replaced = deleted.test(path) && named.test(place);
      return {
        process,
        ofTree: ofTree!.has(executable) || (replaced && inTree),
        ofHost: ofHost!.has(executable) || (replaced && root === folder.hostRoot),
        hasPath: named.test(place),
        inNetwork: inode !== undefined && namespaces.net === inode,
        inTree,
      };
    });
  const candidates = known.filter((one) => one.ofTree || one.ofHost);
  const merit = ({ ofTree: own, inNetwork, inTree }: (typeof known)[number]): number =>
    Number(own) + Number(inNetwork) + Number(inTree);
  // A service has children of its own for those who are connected: the first process is the one that listens.
  const best = candidates.toSorted((a, b) => merit(b) - merit(a) || a.process.pid - b.process.pid);
  const elsewhere = known.find(({ hasPath, inNetwork }) => inNetwork && hasPath)?.process;
  const [first] = best;
  if (!first) return { process: undefined, alike: [], ofTree: false, inNetwork: false, inTree: false, elsewhere };
  const { process, ofTree: own, inNetwork, inTree } = first;
  const equals = best.filter((one) => merit(one) === merit(first)).map((one) => one.process);
  const alike = equals.filter(({ parent }) => !equals.some(({ pid }) => pid === parent));
  return { process, alike, ofTree: own, inNetwork, inTree, elsewhere };
};

/** The sockets that the service holds, or one that stands as well, asked in the second round. */
export const serviceDetail = (parameters: Minimal, number: 0 | 1 | 2) =>
  ofProcess(serviceNeeds(parameters), (facts) => service(facts, parameters).alike[number], processDetail);
