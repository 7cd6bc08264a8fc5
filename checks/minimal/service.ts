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
};

/**
 * Finds the service by its program’s identity, never by what it calls itself; the one that stands best, where there
 * are several.
 */
export const service = (
  { host, named, processes: all, folder, programs, hostPrograms }: ServiceFacts,
  parameters: Minimal,
): Service => {
  const { program } = serviceOf(parameters);
  const [ofTree, ofHost] = [programs, hostPrograms].map(
    (tree) => new Set(programsNamed(tree, program).map(({ identity }) => identity)),
  );
  const inode = named.kind === 'namespace' && named.inode !== host.namespaces.net ? named.inode : undefined;
  const candidates = all
    .filter(
      ({ state, executable }) =>
        state !== 'Z' && executable !== undefined && (ofTree!.has(executable) || ofHost!.has(executable)),
    )
    .map((process) => ({
      process,
      ofTree: ofTree!.has(process.executable!),
      inNetwork: inode !== undefined && process.namespaces.net === inode,
      inTree: folder.identity !== undefined && process.root === folder.identity,
    }));
  const merit = ({ ofTree: own, inNetwork, inTree }: Service): number =>
    Number(own) + Number(inNetwork) + Number(inTree);
  // A service has children of its own for those who are connected: the first process is the one that listens.
  const [best] = candidates.toSorted((a, b) => merit(b) - merit(a) || a.process.pid - b.process.pid);
  return best ?? { process: undefined, ofTree: false, inNetwork: false, inTree: false };
};

/** The sockets that the service holds, asked in the second round. */
export const serviceDetail = (parameters: Minimal) =>
  ofProcess(serviceNeeds(parameters), (facts) => service(facts, parameters).process, processDetail);
