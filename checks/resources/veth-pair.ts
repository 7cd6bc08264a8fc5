import { type Causes, fail, host, pass, type Step } from '../../src/index.ts';
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

/** The steps that make the pair; new ends are off, and so is an end that was moved. */
const made = (steps: ReturnType<typeof stepsFor>): readonly Step[] => [
  host('ip link add {outer} type veth peer name {inner}'),
  ...steps.innerMoved,
  ...steps.outerUp,
];

/** Single acts that several causes share. A link is only deleted while it is the very one that was found. */
const stepsFor = ({ ip, target }: Pick<InnerNetwork<never>, 'ip' | 'target'>) => ({
  innerMoved: [host(`ip link set {inner} netns ${target}`), host(`${ip} link set {inner} up`)],
  outerMoved: [host(`${ip} link set {outer} netns 1`), host('ip link set {outer} up')],
  outerUp: [host('ip link set {outer} up')],
  outerRenamed: [
    host('ip link set {foundOuter} down', { text: 'An interface can only be renamed while it is off.' }),
    host('ip link set {foundOuter} name {outer}'),
    host('ip link set {outer} up'),
  ],
  innerRenamed: [
    host(`${ip} link set {foundInner} down`, { text: 'An interface can only be renamed while it is off.' }),
    host(`${ip} link set {foundInner} name {inner}`),
    host(`${ip} link set {inner} up`),
  ],
  besideRenamed: [
    host('ip link set {foundInner} down', { text: 'An interface can only be renamed while it is off.' }),
    host('ip link set {foundInner} name {inner}'),
  ],
  deleted: host('ip -o link show {found} | grep -q ^{index}: && ip link delete {found}', {
    text: 'This removes {found}, and with it its addresses.',
  }),
  deletedInside: host(`${ip} -o link show {inner} | grep -q ^{innerIndex}: && ${ip} link delete {inner}`, {
    text: 'This removes {inner}, and with it its addresses.',
  }),
});

/** The pair by identity: each end in its place, each the other's peer by index and by the host's id for the namespace. */
export const vethPair = <P extends PairParameters>({ network, name, ip, target }: InnerNetwork<P>) => {
  const steps = stepsFor({ ip, target });
  const look = [host('ip -br link'), host(`${ip} -br link`)];
  return {
    needs: (parameters: P) => ({ host: hostNetwork, inside: network(parameters), names: networkNames }),
    causes: {
      absent: {
        says: `There is no veth pair between the host and ${name}. Without this virtual cable no packet gets in or out.`,
        expected: `{outer} on the host, {inner} in ${name}, and a cable between them`,
        actual: 'neither of the two as the end of a pair',
        hints: [
          'A veth pair is a virtual cable with two ends: a packet that enters one end leaves the other. Which interfaces are there now?',
          `Make the pair, move its end {inner} into ${name}, and switch both ends on.`,
        ],
        look,
        repair: {
          free: made(steps),
          taken: [steps.deleted, ...made(steps)],
          'taken-inside': [steps.deletedInside, ...made(steps)],
        },
      },
      'not-moved': {
        says: `Both ends of the cable are on the host. {inner} must be in ${name}, or the cable leads nowhere.`,
        expected: `{inner} in ${name}`,
        actual: '{inner} on the host, beside {outer}',
        hints: [
          `Where is each end? Compare the interfaces of the host with those in ${name}.`,
          `Move {inner} into ${name}, and switch it on again. (An interface that is moved loses its addresses, and is off.)`,
        ],
        look,
        repair: steps.innerMoved,
      },
      'both-moved': {
        says: `Both ends of the cable are in ${name}. {outer} must be on the host, or the cable leads nowhere.`,
        expected: '{outer} on the host',
        actual: `{outer} in ${name}, beside {inner}`,
        hints: [
          `The cable must lead from the host into ${name}. Which of its ends is on the host?`,
          'Move {outer} back to the host, and switch it on again. (The 1 means: to where process 1 of the host runs.)',
        ],
        look,
        repair: steps.outerMoved,
      },
      swapped: {
        says: `The cable lies the wrong way round: {inner} is on the host, and {outer} in ${name}.`,
        expected: `{outer} on the host, {inner} in ${name}`,
        actual: `{inner} on the host, {outer} in ${name}`,
        hints: [
          'Which of the two ends did you move?',
          `Move {inner} into ${name} and {outer} back to the host. Then switch both on again.`,
        ],
        look,
        repair: [...steps.innerMoved, ...steps.outerMoved],
      },
      'other-names': {
        says: 'There is a cable, but its ends are called {foundOuter} and {foundInner}. The next tasks use the names of the task.',
        expected: `{outer} on the host, {inner} in ${name}`,
        actual: '{foundOuter} and {foundInner}',
        hints: [
          'Compare the names of both ends with those of the task, letter by letter.',
          'Give the ends the names of the task. (An interface is switched off to be renamed, and then on again.)',
        ],
        look,
        repair: {
          both: [...steps.outerRenamed, ...steps.innerRenamed],
          outer: steps.outerRenamed,
          inner: steps.innerRenamed,
          beside: [...steps.besideRenamed, ...steps.innerMoved, ...steps.outerUp],
        },
      },
      'moved-elsewhere': {
        says: `{found} is the end of a cable whose other end is in a third place, not where the task wants it.`,
        expected: `{outer} on the host, {inner} in ${name}, and a cable between them`,
        actual: '{found}, with its other end in another network namespace',
        hints: [
          'Which network namespaces are there, and which one holds the other end? (An older one may live on without its name.)',
          'Remove the cable and make it again. Its other end goes with it, wherever that is.',
        ],
        look: [...look, host('ip netns list')],
        repair: { outer: [steps.deleted, ...made(steps)], inner: [steps.deletedInside, ...made(steps)] },
      },
      'not-a-pair': {
        says: '{outer} and {inner} are both there, but no cable joins them: they are not the two ends of one pair.',
        expected: '{outer} and {inner} as the two ends of one pair',
        actual: 'two interfaces that are not connected with each other',
        hints: [
          'The number behind the @ names the other end of a pair. Does each of the two name the other?',
          'Remove both, and make them as one pair.',
        ],
        look: [host('ip link show {outer}'), host(`${ip} link show {inner}`)],
        repair: [steps.deleted, steps.deletedInside, ...made(steps)],
      },
    } satisfies Causes,
    judge: ({ host: outside, inside, names }: PairFacts, parameters: P) => {
      const network = insideOf(inside, outside);
      const onHost = called(outside.links);
      const within = called(network?.links ?? []);
      const [outer, inner] = [onHost(parameters.outer), within(parameters.inner)];
      if (outer && inner) {
        const found = { found: outer.name, index: outer.index, innerIndex: inner.index };
        return network && joined(outer, inner, outside, network, names) ? pass() : fail('not-a-pair', found);
      }
      const innerOnHost = onHost(parameters.inner);
      if (innerOnHost) {
        if (within(parameters.outer)) return fail('swapped');
        if (outer) return fail('not-moved');
      }
      if (inner && within(parameters.outer)) return fail('both-moved');
      const pair = pairOf(outer, inner, outside.links, network?.links ?? []);
      if (pair) {
        const found = { foundOuter: pair.outer.name, foundInner: pair.inner.name };
        if (pair.outer.peerNamespace === undefined) return fail('other-names', found, { way: 'beside' });
        return fail('other-names', found, { way: outer ? 'inner' : inner ? 'outer' : 'both' });
      }
      const taken = outer ?? innerOnHost;
      const found = {
        found: (outer ?? inner ?? innerOnHost)?.name ?? parameters.outer,
        ...(taken && { index: taken.index }),
        ...(inner && { innerIndex: inner.index }),
      };
      if ((outer ?? inner)?.kind === 'veth') return fail('moved-elsewhere', found, { way: outer ? 'outer' : 'inner' });
      return fail('absent', found, { way: taken ? 'taken' : inner ? 'taken-inside' : 'free' });
    },
  };
};

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
