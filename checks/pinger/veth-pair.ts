import { fail, pass } from '../../src/index.ts';
import {
  hostNetwork,
  type Link,
  type NamedNetwork,
  type Network,
  type NetworkName,
  namedNetwork,
  networkNames,
} from '../../src/probes/index.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} on the host and {inner} in {netns} are the two ends of one pair',
  tasks: [5],
  points: 1,
  after: [netnsExists],
  needs: ({ netns }) => ({ host: hostNetwork, named: namedNetwork(netns), names: networkNames }),
  causes: {
    absent: {
      says: 'There is no veth pair between the host and the namespace {netns}.',
      expected: '{outer} on the host, {inner} in the namespace {netns}',
      actual: 'neither of the two',
      hints: [
        'A veth pair is a cable with two plugs: what goes into one end comes out at the other. Make one, then put one end into the namespace.',
        'Make the pair with both names at once, then move {inner}.',
      ],
      command: 'ip link add {outer} type veth peer name {inner}; ip link set {inner} netns {netns}',
    },
    'not-moved': {
      says: 'Both ends of the pair are still on the host.',
      expected: '{inner} in the namespace {netns}',
      actual: '{inner} on the host, beside {outer}',
      hints: [
        'In which namespace is each end? Compare: ip -br link; ip -n {netns} -br link',
        'Move {inner} into the namespace.',
      ],
      command: 'ip link set {inner} netns {netns}',
    },
    'both-moved': {
      says: 'Both ends of the pair are in the namespace {netns}.',
      expected: '{outer} on the host',
      actual: '{outer} in the namespace {netns}, beside {inner}',
      hints: [
        'The cable must lead from the host into the namespace. Which end is on the host?',
        'Move {outer} back to the host: process 1 lives there.',
      ],
      command: 'ip -n {netns} link set {outer} netns 1',
    },
    swapped: {
      says: 'The ends are swapped: {inner} is on the host and {outer} in the namespace.',
      expected: '{outer} on the host, {inner} in the namespace {netns}',
      actual: '{inner} on the host, {outer} in the namespace',
      hints: ['Which of the two ends did you move?', 'Delete the pair, make it again, and move {inner}.'],
      command:
        'ip link delete {inner}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns {netns}',
    },
    'other-names': {
      says: 'A pair is there, but its ends are called {foundOuter} and {foundInner}.',
      expected: 'the names {outer} (host) and {inner} (in {netns})',
      actual: '{foundOuter} and {foundInner}',
      hints: [
        'Compare the names with the task’s, letter by letter: ip -br link; ip -n {netns} -br link',
        'Delete the pair and make it again with the names of the task.',
      ],
      command:
        'ip link delete {foundOuter}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns {netns}',
    },
    'moved-elsewhere': {
      says: 'The other end of the pair is in another namespace, not in {netns}.',
      expected: '{inner} in the namespace {netns}',
      actual: '{found} with its other end in another namespace',
      hints: [
        'Which namespaces are there, and which of them holds the other end? Try for each: ip -n NAME -br link',
        'Delete the pair, make it again, and move {inner} into {netns}. (Perhaps the namespace was deleted and made again meanwhile.)',
      ],
      command:
        'ip link delete {found}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns {netns}',
    },
    'not-a-pair': {
      says: '{outer} and {inner} are there, but they are not two ends of the same pair.',
      expected: '{outer} and {inner} as each other’s peer',
      actual: 'two interfaces that are not connected with each other',
      hints: [
        'Each end names its peer’s number behind an @: compare ip link show {outer} with ip -n {netns} link show {inner}',
        'Delete both and make them as one pair.',
      ],
      command:
        'ip link delete {outer}; ip -n {netns} link delete {inner}; ip link add {outer} type veth peer name {inner}; ip link set {inner} netns {netns}',
    },
  },
  judge: ({ host, named, names }, parameters) => {
    const inside = named.kind === 'namespace' && named.inode !== host.inode ? named.links : [];
    const onHost = called(host.links);
    const inNamespace = called(inside);
    const [outer, inner] = [onHost(parameters.outer), inNamespace(parameters.inner)];
    if (outer && inner)
      return joined(outer, inner, { host, named, names }, parameters.netns) ? pass() : fail('not-a-pair');
    if (onHost(parameters.inner)) {
      if (inNamespace(parameters.outer)) return fail('swapped');
      if (outer) return fail('not-moved');
    }
    if (inner && inNamespace(parameters.outer)) return fail('both-moved');
    const pair = pairOf(outer, inner, host.links, inside);
    if (pair) return fail('other-names', { foundOuter: pair.outer.name, foundInner: pair.inner.name });
    const lonely = outer ?? inner;
    return lonely?.kind === 'veth' ? fail('moved-elsewhere', { found: lonely.name }) : fail('absent');
  },
});

const called =
  (links: readonly Link[]) =>
  (name: string): Link | undefined =>
    links.find((link) => link.name === name);

type Networks = { readonly host: Network; readonly named: NamedNetwork; readonly names: readonly NetworkName[] };

/** Peers have each other's index, and the host's id for the peer's namespace is the one that carries the name. */
const joined = (outer: Link, inner: Link, { host, named, names }: Networks, netns: string): boolean => {
  if (!crossed(outer, inner) || outer.peerNamespace === undefined || inner.peerNamespace === undefined) return false;
  const name = host.ids.get(outer.peerNamespace);
  if (name === undefined || name === netns) return true;
  // One namespace may have several names; ip tells only one of them.
  return named.kind === 'namespace' && names.some((other) => other.name === name && other.inode === named.inode);
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
