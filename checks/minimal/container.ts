import { follow, type Pid } from '../../src/index.ts';
import {
  type HostIdentity,
  hostIdentity,
  hostNetwork,
  type Link,
  livingInNspawn,
  type NamedNetwork,
  type Network,
  type Nspawn,
  networkAt,
  nspawnProcesses,
  type Process,
  processes,
  type Tree,
  tree,
} from '../../src/probes/index.ts';
import type { Minimal } from './parameters.ts';

/** The facts that finding the containers needs. */
export type ContainerFacts = {
  readonly host: HostIdentity;
  readonly processes: readonly Process[];
  readonly tree: Tree;
  readonly nspawn: Nspawn;
};

export const containerNeeds = ({ root }: Minimal) => ({
  host: hostIdentity,
  processes,
  tree: tree(root, []),
  nspawn: nspawnProcesses,
});

/** Those who live in the tree and in namespaces, by what started them. */
export type Containers = {
  /** First processes of systemd-nspawn’s containers, those of the tree before others. */
  readonly started: readonly Process[];
  /** The one of the tree. */
  readonly own: Process | undefined;
  /** A process of the tree in a PID namespace that nspawn did not make. */
  readonly byHand: Process | undefined;
  /** A process of the tree in the host’s own PID and network namespaces, as chroot leaves it. */
  readonly chrooted: Process | undefined;
};

/**
 * Finds the containers: a container’s first process is a child of a process that runs systemd-nspawn, in mount
 * and PID namespaces that are not the host’s; its tree is told by the identity of its root.
 */
export const containersIn = ({ host, processes: all, tree: { identity }, nspawn }: ContainerFacts): Containers => {
  const living = all.filter(({ state }) => state !== 'Z');
  const isNspawn = ({ pid, executable }: Process): boolean =>
    nspawn.running.includes(pid) || (executable !== undefined && nspawn.installed.includes(executable));
  const makers = new Set(living.filter(isNspawn).map(({ pid }) => pid));
  const apart = ({ namespaces }: Process): boolean =>
    namespaces.pid !== undefined && namespaces.pid !== host.namespaces.pid && namespaces.mnt !== host.namespaces.mnt;
  const inTree = ({ root }: Process): boolean => identity !== undefined && root === identity;
  const onHost = ({ namespaces }: Process): boolean => namespaces.net === host.namespaces.net;
  // Of several the one that has more of what the tasks ask for comes first: the tree, then a network of its own.
  const found = living
    .filter((process) => makers.has(process.parent) && !makers.has(process.pid) && apart(process))
    .toSorted((a, b) => Number(inTree(b)) - Number(inTree(a)) || Number(onHost(a)) - Number(onHost(b)));
  const nested = new Set(found.map(({ namespaces }) => namespaces.pid));
  const own = found.find(inTree);
  // A container that is just being made is still a process of systemd-nspawn itself.
  const residents = living.filter(
    (process) => inTree(process) && !nested.has(process.namespaces.pid) && !makers.has(process.pid),
  );
  return {
    started: found,
    own,
    byHand: residents.find(({ namespaces }) => namespaces.pid !== host.namespaces.pid),
    chrooted: residents.find(
      ({ namespaces }) => namespaces.pid === host.namespaces.pid && namespaces.net === host.namespaces.net,
    ),
  };
};

/** The network of the first, second or third container; the sheet’s own trees are two. */
export const containerNetwork = (parameters: Minimal, number: 0 | 1 | 2) =>
  follow(
    containerNeeds(parameters),
    (facts) => {
      const process = containersIn(facts).started[number];
      return process && networkOf(process.pid);
    },
    [],
    [{ ...livingInNspawn, ask: (pid) => networkOf(pid) }],
  );

const networkOf = (pid: Pid) => networkAt(`network:process:${pid}`, `n=/proc/${pid}/ns/net`);

/** The host's network and those of the containers: where the cables of task 11 begin and end. */
export const cableNeeds = (parameters: Minimal) => ({
  host: hostNetwork,
  processes,
  nspawn: nspawnProcesses,
  first: containerNetwork(parameters, 0),
  second: containerNetwork(parameters, 1),
  third: containerNetwork(parameters, 2),
});

export type CableFacts = { readonly host: Network } & Pick<ContainerFacts, 'processes' | 'nspawn'> &
  Readonly<Record<'first' | 'second' | 'third', NamedNetwork | undefined>>;

/** The interfaces within the containers' own networks. */
export const endsWithin = ({ host, first, second, third }: Omit<CableFacts, 'processes' | 'nspawn'>): readonly Link[] =>
  [first, second, third].flatMap((network) => linksApart(network, host));

/** Whether the other end of one of these is on the host. */
export const reachHost = (ends: readonly Link[], { host }: Pick<CableFacts, 'host'>): boolean =>
  ends.some((end) => host.links.some((other) => joins(other, end)));

/** Whether two ends are one cable between two namespaces: each the other’s peer by index. */
export const joins = (outer: Link, inner: Link): boolean =>
  outer.kind === 'veth' &&
  inner.kind === 'veth' &&
  outer.peerNamespace !== undefined &&
  inner.peerNamespace !== undefined &&
  outer.peerIndex === inner.index &&
  inner.peerIndex === outer.index;

/** The interfaces of a container’s network that is not the host’s, without loopback. */
export const linksApart = (network: NamedNetwork | undefined, host: Network): readonly Link[] =>
  network?.kind !== 'namespace' || network.inode === host.inode
    ? []
    : network.links.filter(({ loopback }) => !loopback);
