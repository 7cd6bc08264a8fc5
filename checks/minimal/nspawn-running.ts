import { fail, pass } from '../../src/index.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
import { containerNeeds, containersIn } from './container.ts';
import { check } from './parameters.ts';
import { shellStatic } from './shell-static.ts';
import { tree } from './tree.ts';

export const startContainer = 'systemd-nspawn --private-network -D {root} /bin/sh';

export const nspawnRunning = check({
  id: 'nspawn-running',
  title: 'A container of systemd-nspawn runs in {root}',
  tasks: [5],
  points: 1,
  phase: 'nspawn',
  after: [tree, shellStatic],
  needs: containerNeeds,
  causes: {
    'not-installed': {
      says: 'systemd-nspawn is not installed on this host.',
      expected: 'a running container of systemd-nspawn',
      actual: 'no program of that name on the host',
      hints: [
        'systemd-nspawn belongs to systemd, but many distributions have it in a package of its own.',
        'Install the package: systemd-container on Debian, Ubuntu and Fedora. A host without systemd cannot do this task.',
      ],
      command: 'apt-get install systemd-container',
    },
    'not-running': {
      says: 'No container runs in {root}.',
      expected: 'a container of systemd-nspawn with the root {root}',
      actual: 'no process of systemd-nspawn',
      hints: [
        'A container lives only as long as its first process. Was its shell closed? Start it, and leave it open while you are graded.',
        'Start the shell of the tree through systemd-nspawn.',
      ],
      command: startContainer,
    },
    'chroot-only': {
      says: 'A process of the host was moved into {root} by chroot; no container was started.',
      expected: 'a container of systemd-nspawn with the root {root}',
      actual: 'process {pid} in {root}, in the host’s own PID namespace',
      hints: [
        'chroot changes what a process sees as "/", and nothing else. Which processes could it see and end?',
        'Leave the chroot, and start the same shell through systemd-nspawn.',
      ],
      command: startContainer,
    },
    'by-hand': {
      says: 'An isolated process runs in {root}, but systemd-nspawn did not start it.',
      expected: 'a container of systemd-nspawn',
      actual: 'process {pid} in namespaces that were made by other means',
      hints: [
        'You made by hand what systemd-nspawn makes by one command. This task asks for that command.',
        'Leave the shell, and start it through systemd-nspawn.',
      ],
      command: startContainer,
    },
    'other-tree': {
      says: 'A container of systemd-nspawn runs, but its root is not {root}.',
      expected: 'a container with the root {root}',
      actual: 'process {pid} with another root',
      hints: [
        'Which folder did you give to systemd-nspawn? See its option -D.',
        'Start it with the tree of the first task.',
      ],
      command: startContainer,
    },
  },
  notes: { 'other-tries': otherTries },
  judge: (facts) => {
    const { started, own, byHand, chrooted } = containersIn(facts);
    const inTree = started.filter(({ root }) => root === own?.root).map((process) => ({ process }));
    const others = own && othersBeside(inTree, own);
    if (own) return others ? pass('other-tries', others) : pass();
    const [other] = started;
    if (other) return fail('other-tree', { pid: other.pid });
    if (byHand) return fail('by-hand', { pid: byHand.pid });
    if (chrooted) return fail('chroot-only', { pid: chrooted.pid });
    return fail(facts.nspawn.installed.length > 0 ? 'not-running' : 'not-installed');
  },
});
