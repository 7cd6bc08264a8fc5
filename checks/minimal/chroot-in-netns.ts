import { fail, pass } from '../../src/index.ts';
import { namedNetwork, type Process, tree as treeAt } from '../../src/probes/index.ts';
import { containerNeeds, containersIn } from './container.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';
import { shellStatic } from './shell-static.ts';
import { tree } from './tree.ts';

const enter = 'ip netns exec {netns} chroot {root} /bin/sh';

export const chrootInNetns = check({
  id: 'chroot-in-netns',
  title: 'A process lives in the namespace {netns}, with {root} as its root',
  tasks: [10],
  points: 1,
  phase: 'network',
  after: [tree, shellStatic, netnsExists],
  needs: (parameters) => ({
    ...containerNeeds(parameters),
    named: namedNetwork(parameters.netns),
    packages: treeAt(parameters.packages, []),
  }),
  causes: {
    'nothing-runs': {
      says: 'No process with the root {root} runs in the namespace {netns}.',
      expected: 'a process in {netns} whose root is {root}',
      actual: 'no such process',
      hints: [
        'The shell that you started there was perhaps closed. What does ip netns pids {netns} list?',
        'Start a shell in both at once, and leave it open while you are graded.',
      ],
      command: enter,
    },
    'on-host': {
      says: 'A process has the root {root}, but it uses the host’s own network.',
      expected: 'that process in the namespace {netns}',
      actual: 'process {pid} in the network of the host',
      hints: [
        'chroot changes the files that a process sees, not its network. What does ip a show in that shell?',
        'Leave it, and start it through ip netns exec.',
      ],
      command: enter,
    },
    'other-network': {
      says: 'A process has the root {root}, but it lives in another network namespace than {netns} is now.',
      expected: 'that process in the namespace {netns}',
      actual: 'process {pid} in a network namespace without that name',
      hints: [
        'A namespace lives on with its processes when its name is deleted. Did you make {netns} again while the shell was open?',
        'Leave the shell, and start it again in today’s {netns}.',
      ],
      command: `kill {pid}; ${enter}`,
    },
    'host-root': {
      says: 'A process runs in the namespace {netns}, but it still has the host’s root.',
      expected: 'a process in {netns} whose root is {root}',
      actual: 'process {pid} with the root of the host',
      hints: [
        'ip netns exec changes the network, not the files. What does ls / show in that shell?',
        'Leave it, and call chroot behind ip netns exec.',
      ],
      command: enter,
    },
    'other-root': {
      says: 'A process runs in the namespace {netns}, but its root is not {root}.',
      expected: 'a process in {netns} whose root is {root}',
      actual: 'process {pid} with another root',
      hints: ['Which folder did you give to chroot?', 'Start the shell with the tree of the first task.'],
      command: enter,
    },
  },
  judge: ({ named, packages, ...facts }) => {
    const { host, tree: own, processes } = facts;
    const living = processes.filter(({ state }) => state !== 'Z');
    const inode = named.kind === 'namespace' && named.inode !== host.namespaces.net ? named.inode : undefined;
    const members = inode === undefined ? [] : living.filter(({ namespaces }) => namespaces.net === inode);
    const hasTree = ({ root }: Process): boolean => own.identity !== undefined && root === own.identity;
    if (members.some(hasTree)) return pass();
    const containers = new Set(containersIn(facts).started.map(({ namespaces }) => namespaces.pid));
    const stray = living.find((process) => hasTree(process) && !containers.has(process.namespaces.pid));
    if (stray)
      return fail(stray.namespaces.net === host.namespaces.net ? 'on-host' : 'other-network', { pid: stray.pid });
    const hostRoot = members.find(({ root }) => root === own.hostRoot);
    if (hostRoot) return fail('host-root', { pid: hostRoot.pid });
    // The service of the packages lives in the same namespace, in a root of its own.
    const other = members.find(({ root }) => root !== packages.identity);
    return other ? fail('other-root', { pid: other.pid }) : fail('nothing-runs');
  },
});
