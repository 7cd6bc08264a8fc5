import { type Causes, fail, pass } from '../../src/index.ts';
import {
  type HostIdentity,
  hostIdentity,
  type NamedNetwork,
  type NetworkName,
  namedNetwork,
  networkNames,
} from '../../src/probes/index.ts';

/** The facts that judging a name needs. */
export type NameFacts = {
  readonly host: HostIdentity;
  readonly named: NamedNetwork;
  readonly names: readonly NetworkName[];
};

/** A network namespace of its own stands behind a name. */
export const networkHasName = <P extends { readonly netns: string }>() => ({
  needs: ({ netns }: P) => ({ host: hostIdentity, named: namedNetwork(netns), names: networkNames }),
  causes: {
    absent: {
      says: 'There is no network namespace with the name {netns}.',
      expected: 'a network namespace named {netns}',
      actual: 'no such name in /run/netns',
      hints: [
        'List the network namespaces that have a name: ip netns list. After a reboot they are gone and must be made again.',
        'Make one: the subcommand of ip is netns.',
      ],
      command: 'ip netns add {netns}',
    },
    'other-name': {
      says: 'There is no network namespace {netns}, but one with the name {found}.',
      expected: 'a network namespace named {netns}',
      actual: 'a network namespace named {found}',
      hints: [
        'Compare the name with the task’s, letter by letter: ip netns list',
        'Make one with the right name, and remove the other when you do not need it.',
      ],
      command: 'ip netns add {netns}',
    },
    'not-a-namespace': {
      says: 'There is a file with the name {netns} in /run/netns, but no namespace is behind it.',
      expected: 'a network namespace named {netns}',
      actual: 'a dead file /run/netns/{netns}',
      hints: [
        'A name made within another mount namespace (inside of ip netns exec, for example) is an empty file for all others.',
        'Delete the name and make the namespace again from the host’s own shell.',
      ],
      command: 'ip netns delete {netns}; ip netns add {netns}',
    },
    'is-host': {
      says: 'The name {netns} stands for the host’s own network, not for a new namespace.',
      expected: 'a network namespace of its own',
      actual: 'the network namespace of the host',
      hints: [
        'Compare what you see inside and outside: ip -n {netns} -br link; ip -br link',
        'Delete the name and add a new namespace. (ip netns attach only gives a name to one that is there.)',
      ],
      command: 'ip netns delete {netns}; ip netns add {netns}',
    },
  } satisfies Causes,
  judge: ({ host, named, names }: NameFacts, { netns }: P) => {
    if (named.kind === 'namespace') return named.inode === host.namespaces.net ? fail('is-host') : pass();
    if (named.kind === 'not-a-namespace') return fail('not-a-namespace');
    const similar = names.find(({ name }) => alike(name, netns));
    return similar ? fail('other-name', { found: similar.name }) : fail('absent');
  },
});

/** Names of which one holds the other, but for case: pingers, ns-pinger, Pinger. */
const alike = (one: string, other: string): boolean => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a.includes(b) || b.includes(a);
};
