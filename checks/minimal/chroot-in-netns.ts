import { fail, host, pass } from '../../src/index.ts';
import { namedNetwork, type Process, tree as treeAt } from '../../src/probes/index.ts';
import { rootNameOf } from '../resources/root-name-of.ts';
import { containerNeeds, containersIn } from './container.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';
import { networkShown, rootShown } from './process-shown.ts';
import { shellStatic } from './shell-static.ts';
import { tree } from './tree.ts';

const entered = [
  host('ip netns exec {netns} chroot {root} /bin/sh', {
    stays: true,
    text: 'Leave this shell open while you are graded.',
  }),
];

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
      says: 'No process runs in the namespace {netns} with {root} as its "/". (A shell that you started there ends when you leave it.)',
      expected: 'a process in {netns} whose root is {root}',
      actual: 'no such process',
      hints: [
        'Did you leave the shell that you started there?',
        'Start the shell with ip netns exec {netns} before chroot, and leave it open while you are graded.',
      ],
      look: [host('ip netns pids {netns}', { text: 'Each line is a process that runs in the namespace.' })],
      repair: entered,
    },
    'on-host': {
      says: 'Process {pid} sees {root} as "/", but it uses the network of the host instead of that of {netns}.',
      expected: 'that process in the namespace {netns}',
      actual: 'process {pid} in the network of the host',
      hints: [
        'chroot changes which folder is "/", and not the network. Which interfaces does ip a show in that shell?',
        'Leave the shell, and start it again with ip netns exec {netns} before chroot.',
      ],
      look: networkShown,
      repair: entered,
    },
    'other-network': {
      says: 'Process {pid} sees {root} as "/", but it is not in the network that is called {netns} now.',
      expected: 'that process in the namespace {netns}',
      actual: 'process {pid} in a network namespace without that name',
      hints: [
        'Did you delete {netns} and make it again while the shell was open? A shell stays in the old one.',
        'Leave the shell, and start it again in {netns}.',
      ],
      look: networkShown,
      repair: entered,
    },
    'host-root': {
      says: 'A process runs in the namespace {netns}, but it still sees the files of the host, not those of {root}.',
      expected: 'a process in {netns} whose root is {root}',
      actual: 'process {pid} with the root of the host',
      hints: [
        'ip netns exec changes the network, and not the files. Which folders does ls / show in that shell?',
        'Leave the shell, and start it again with chroot {root} after ip netns exec {netns}.',
      ],
      look: rootShown,
      repair: entered,
    },
    'other-root': {
      says: 'A process runs in the namespace {netns}, but the folder that it sees as "/" is {found}, not {root}.',
      expected: 'a process in {netns} whose root is {root}',
      actual: 'process {pid} with the root {found}',
      hints: ['Which folder did you give to chroot?', 'Start the shell again, and give {root} to chroot.'],
      look: rootShown,
      repair: entered,
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
    return other ? fail('other-root', { pid: other.pid, found: rootNameOf(other) }) : fail('nothing-runs');
  },
});
