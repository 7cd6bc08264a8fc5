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
      const replaced = path.endsWith(' (deleted)') && named.test(path.replace(/ \(deleted\)$/, ''));
      return {
        process,
        ofTree: ofTree!.has(executable) || (replaced && inTree),
        ofHost: ofHost!.has(executable) || (replaced && root === folder.hostRoot),
        inNetwork: inode !== undefined && namespaces.net === inode,
        inTree,
      };
    });
  const candidates = known.filter((one) => one.ofTree || one.ofHost);
  const merit = ({ ofTree: own, inNetwork, inTree }: (typeof known)[number]): number =>
    Number(own) + Number(inNetwork) + Number(inTree);
  // A service has children of its own for those who are connected: the first process is the one that listens.
  const [best] = candidates.toSorted((a, b) => merit(b) - merit(a) || a.process.pid - b.process.pid);
  const elsewhere = known.find(({ process, inNetwork }) => inNetwork && named.test(process.path ?? ''))?.process;
  if (!best) return { process: undefined, ofTree: false, inNetwork: false, inTree: false, elsewhere };
  const { process, ofTree: own, inNetwork, inTree } = best;
  return { process, ofTree: own, inNetwork, inTree, elsewhere };
};

/** The sockets that the service holds, asked in the second round. */
export const serviceDetail = (parameters: Minimal) =>
  ofProcess(serviceNeeds(parameters), (facts) => service(facts, parameters).process, processDetail);
