import { type Causes, fail, host, pass } from '../../src/index.ts';
import {
  hostNetwork,
  type Link,
  type NamedNetwork,
  type Network,
  type NetworkName,
  networkNames,
} from '../../src/probes/index.ts';
import type { InnerNetwork } from './inner-network.ts';
import { pairSteps } from './pair-steps.ts';

/** The names of a pair's ends: one stays on the host, one goes inside. */
export type PairParameters = { readonly outer: string; readonly inner: string };

/** The pair by identity: each end in its place, each the other's peer by index and by the host's id for the namespace. */
export const vethPair = <P extends PairParameters>({ network, name, ip, target }: InnerNetwork<P>) => {
  const steps = pairSteps({ ip, target });
  const anew = [steps.deleted, steps.deletedInside, ...steps.made];
  const look = [host('ip -br link'), host(`${ip} -br link`)];
  return {
    needs: (parameters: P) => ({ host: hostNetwork, inside: network(parameters), names: networkNames }),
    causes: {
      absent: {
        says: `There is no veth pair between the host and ${name}. Without this virtual cable no packet gets in or out.`,
        expected: `{outer} on the host, {inner} in ${name}, and a cable between them`,
        actual: 'no pair with either of these ends',
        hints: [
          'A veth pair is a virtual cable with two ends: a packet that enters one end leaves the other. Which interfaces are there now?',
          `Make the pair, move its end {inner} into ${name}, and switch both ends on.`,
        ],
        look,
        repair: {
          free: steps.made,
          taken: [steps.deleted, ...steps.made],
          'taken-inside': [steps.deletedInside, ...steps.made],
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
          'Move {outer} back to the host, and switch it on again. (Behind netns, the number 1 stands for process 1, which runs on the host.)',
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
        says: `{found} is one end of a cable, but the other end is not where the task wants it. The cable does not join the host and ${name}.`,
        expected: `{outer} on the host, {inner} in ${name}, and a cable between them`,
        actual: '{found}, with its other end in another network namespace',
        hints: [
          'Which network namespaces are there, and which one holds the other end? (An older one may live on without its name.)',
          'Remove this end: the other one disappears with it, wherever it is. Then make the cable again.',
        ],
        look: [...look, host('ip netns list')],
        repair: {
          outer: [steps.deleted, ...steps.made],
          'outer-addressed': [steps.deleted, ...steps.made, steps.outerAddressed],
          inner: [steps.deletedInside, ...steps.made],
          'inner-addressed': [steps.deletedInside, ...steps.made, steps.innerAddressed],
        },
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
        repair: {
          bare: anew,
          'outer-addressed': [...anew, steps.outerAddressed],
          'inner-addressed': [...anew, steps.innerAddressed],
          'both-addressed': [...anew, steps.outerAddressed, steps.innerAddressed],
        },
      },
    } satisfies Causes,
    judge: ({ host: outside, inside, names }: PairFacts, parameters: P) => {
      const network = insideOf(inside, outside);
      const onHost = called(outside.links);
      const within = called(network?.links ?? []);
      const [outer, inner] = [onHost(parameters.outer), within(parameters.inner)];
      const [outerAddress, innerAddress] = [addressOf(outer), addressOf(inner)];
      const addresses = { ...(outerAddress && { outerAddress }), ...(innerAddress && { innerAddress }) };
      if (outer && inner) {
        if (network && joined(outer, inner, outside, network, names)) return pass();
        const found = { found: outer.name, index: outer.index, innerIndex: inner.index, ...addresses };
        const both = innerAddress ? 'both-addressed' : 'outer-addressed';
        return fail('not-a-pair', found, { way: outerAddress ? both : innerAddress ? 'inner-addressed' : 'bare' });
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
        ...addresses,
      };
      if (outer?.kind === 'veth')
        return fail('moved-elsewhere', found, { way: outerAddress ? 'outer-addressed' : 'outer' });
      if (!outer && inner?.kind === 'veth')
        return fail('moved-elsewhere', found, { way: innerAddress ? 'inner-addressed' : 'inner' });
      return fail('absent', found, { way: taken ? 'taken' : inner ? 'taken-inside' : 'free' });
    },
  };
};

/** The first IPv4 address of a link, which its successor gets, too. */
const addressOf = (link: Link | undefined): string | undefined => {
  const found = link?.addresses.find(({ family }) => family === 4);
  return found && `${found.address}/${found.prefix}`;
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
