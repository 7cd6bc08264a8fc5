import { type Causes, fail, pass } from '../../src/index.ts';
import {
  hostNetwork,
  type Link,
  type NamedNetwork,
  type Network,
  type NetworkName,
  networkNames,
} from '../../src/probes/index.ts';
import type { InnerNetwork } from './inner-network.ts';

/** The names of a pair's ends: one stays on the host, one goes inside. */
export type PairParameters = { readonly outer: string; readonly inner: string };

/** The pair by identity: each end in its place, each the other's peer by index and by the host's id for the namespace. */
export const vethPair = <P extends PairParameters>({ network, name, ip, target }: InnerNetwork<P>) => ({
  needs: (parameters: P) => ({ host: hostNetwork, inside: network(parameters), names: networkNames }),
  causes: {
    absent: {
      says: `There is no veth pair between the host and ${name}.`,
      expected: `{outer} on the host, {inner} in ${name}`,
      actual: 'neither of the two',
      hints: [
        'A veth pair is a cable with two plugs: what goes into one end comes out at the other. Make one, then put one end into the namespace.',
        'Make the pair with both names at once, then move {inner}.',
      ],
      command: `ip link add {outer} type veth peer name {inner}; ip link set {inner} netns ${target}`,
    },
    'not-moved': {
      says: 'Both ends of the pair are still on the host.',
      expected: `{inner} in ${name}`,
      actual: '{inner} on the host, beside {outer}',
      hints: [
        `In which namespace is each end? Compare: ip -br link; ${ip} -br link`,
        'Move {inner} into the namespace.',
      ],
      command: `ip link set {inner} netns ${target}`,
    },
    'both-moved': {
      says: `Both ends of the pair are in ${name}.`,
      expected: '{outer} on the host',
      actual: `{outer} in ${name}, beside {inner}`,
      hints: [
        'The cable must lead from the host into the namespace. Which end is on the host?',
        'Move {outer} back to the host: process 1 lives there.',
      ],
      command: `${ip} link set {outer} netns 1`,
    },
    swapped: {
      says: 'The ends are swapped: {inner} is on the host and {outer} in the namespace.',
      expected: `{outer} on the host, {inner} in ${name}`,
      actual: '{inner} on the host, {outer} in the namespace',
      hints: ['Which of the two ends did you move?', 'Delete the pair, make it again, and move {inner}.'],
      command: `ip link delete {inner}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns ${target}`,
    },
    'other-names': {
      says: 'A pair is there, but its ends are called {foundOuter} and {foundInner}.',
      expected: 'the names {outer} (host) and {inner} (inside)',
      actual: '{foundOuter} and {foundInner}',
      hints: [
        `Compare the names with the task’s, letter by letter: ip -br link; ${ip} -br link`,
        'Delete the pair and make it again with the names of the task.',
      ],
      command: `ip link delete {foundOuter}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns ${target}`,
    },
    'moved-elsewhere': {
      says: `The other end of the pair is in another namespace, not in ${name}.`,
      expected: `{inner} in ${name}`,
      actual: '{found} with its other end in another namespace',
      hints: [
        'Which namespaces are there, and which of them holds the other end? Try for each: ip -n NAME -br link',
        `Delete the pair, make it again, and move {inner} into ${name}. (Perhaps the namespace was deleted and made again meanwhile.)`,
      ],
      command: `ip link delete {found}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns ${target}`,
    },
    'not-a-pair': {
      says: '{outer} and {inner} are there, but they are not two ends of the same pair.',
      expected: '{outer} and {inner} as each other’s peer',
      actual: 'two interfaces that are not connected with each other',
      hints: [
        `Each end names its peer’s number behind an @: compare ip link show {outer} with ${ip} link show {inner}`,
        'Delete both and make them as one pair.',
      ],
      command: `ip link delete {outer}; ${ip} link delete {inner}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns ${target}`,
    },
  } satisfies Causes,
  judge: ({ host, inside, names }: PairFacts, parameters: P) => {
    const network = insideOf(inside, host);
    const onHost = called(host.links);
    const within = called(network?.links ?? []);
    const [outer, inner] = [onHost(parameters.outer), within(parameters.inner)];
    if (outer && inner) return network && joined(outer, inner, host, network, names) ? pass() : fail('not-a-pair');
    if (onHost(parameters.inner)) {
      if (within(parameters.outer)) return fail('swapped');
      if (outer) return fail('not-moved');
    }
    if (inner && within(parameters.outer)) return fail('both-moved');
    const pair = pairOf(outer, inner, host.links, network?.links ?? []);
    if (pair) return fail('other-names', { foundOuter: pair.outer.name, foundInner: pair.inner.name });
    const lonely = outer ?? inner;
    return lonely?.kind === 'veth' ? fail('moved-elsewhere', { found: lonely.name }) : fail('absent');
  },
});

type PairFacts = {
  readonly host: Network;
  readonly inside: NamedNetwork;
  readonly names: readonly NetworkName[];
};

/** The network inside; nothing where there is none, or where it is the host's own. */
export const insideOf = (inside: NamedNetwork, host: Network): Network | undefined =>
  inside.kind === 'namespace' && inside.inode !== host.inode ? inside : undefined;

const called =
  (links: readonly Link[]) =>
  (name: string): Link | undefined =>
    links.find((link) => link.name === name);

/**
 * Peers have each other's index, and where the host's id for the peer's namespace has a name, that is this
 * namespace's.
 */
const joined = (outer: Link, inner: Link, host: Network, inside: Network, names: readonly NetworkName[]): boolean => {
  if (!crossed(outer, inner) || outer.peerNamespace === undefined || inner.peerNamespace === undefined) return false;
  const name = host.ids.get(outer.peerNamespace);
  const named = names.find((other) => other.name === name);
  return named === undefined || named.inode === inside.inode;
};

const crossed = (one: Link, other: Link): boolean =>
  one.kind === 'veth' && other.kind === 'veth' && one.peerIndex === other.index && other.peerIndex === one.index;

/** A pair that leads from the host into the namespace, or whose other end is still here under another name. */
const pairOf = (outer: Link | undefined, inner: Link | undefined, host: readonly Link[], inside: readonly Link[]) => {
  const outers = outer ? [outer] : host;
  const inners = inner ? [inner] : inside;
  for (const one of outers)
    for (const other of inners)
      if (one.peerNamespace !== undefined && crossed(one, other)) return { outer: one, inner: other };
  if (!outer || outer.peerNamespace !== undefined) return undefined;
  const beside = host.find((other) => other !== outer && crossed(outer, other));
  return beside && { outer, inner: beside };
};
