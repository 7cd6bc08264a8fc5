import { type Causes, fail, host, pass } from '../../src/index.ts';
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

const look = [host('ip netns list')];
const added = host('ip netns add {netns}');

/** A network namespace of its own stands behind a name. */
export const networkHasName = <P extends { readonly netns: string }>() => ({
  needs: ({ netns }: P) => ({ host: hostIdentity, named: namedNetwork(netns), names: networkNames }),
  causes: {
    absent: {
      says: 'There is no network namespace {netns}. Such a namespace is a network of its own, with its own interfaces and addresses.',
      expected: 'a network namespace named {netns}',
      actual: 'no such name in /run/netns',
      hints: [
        'Which network namespaces have a name on this host? (A restart of the machine removes all of them.)',
        'Make a network namespace with the name {netns}.',
      ],
      look,
      repair: [added],
    },
    'other-name': {
      says: 'There is no network namespace {netns}, but there is one called {found}. The next tasks look for {netns}.',
      expected: 'a network namespace named {netns}',
      actual: 'a network namespace named {found}',
      hints: [
        'Compare the name with the one of the task, letter by letter.',
        'Give {found} the name {netns} as well. (If it belongs to another exercise, make a new one instead: ip netns add {netns})',
      ],
      look,
      repair: [
        host(`nsenter --net=/run/netns/{found} sh -c 'ip netns attach "$0" $$' {netns}`, {
          text: 'This gives the namespace {found} the name {netns} too. All that is in it stays.',
        }),
      ],
    },
    'not-a-namespace': {
      says: 'The name {netns} is there, as the file /run/netns/{netns}, but it leads to no network namespace. No process can run in it.',
      expected: 'a network namespace named {netns}',
      actual: 'an ordinary file /run/netns/{netns}',
      hints: [
        'Where did you type ip netns add? Inside of another namespace, by ip netns exec, it makes a name that works only there.',
        'Delete the name that leads nowhere, and make the namespace in an ordinary shell of the host.',
      ],
      look: [host('ls -l /run/netns'), host('ip netns exec {netns} true')],
      repair: [host('ip netns exec {netns} true || ip netns delete {netns}'), added],
    },
    'is-host': {
      says: 'The name {netns} leads to the host’s own network, so nothing is separated from the host.',
      expected: 'a network namespace of its own',
      actual: 'the network of the host',
      hints: [
        'Which interfaces do you see inside and outside? In a new namespace there is only lo.',
        'Delete the name, and make a new namespace. (ip netns attach only gives a name to a namespace that exists.)',
      ],
      look: [host('ip -br link'), host('ip -n {netns} -br link')],
      repair: [
        host('[ /run/netns/{netns} -ef /proc/1/ns/net ] && ip netns delete {netns}', {
          text: 'This removes only the name. The network of the host stays.',
        }),
        added,
      ],
    },
  } satisfies Causes,
  judge: ({ host: machine, named, names }: NameFacts, { netns }: P) => {
    if (named.kind === 'namespace') return named.inode === machine.namespaces.net ? fail('is-host') : pass();
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
