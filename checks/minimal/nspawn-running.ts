import { fail, host, pass } from '../../src/index.ts';
import { rootNameOf } from '../resources/root-name-of.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
import { containerNeeds, containersIn } from './container.ts';
import { containerStarted, nspawnWay, ownCable } from './nspawn-start.ts';
import { partsOf } from './packed.ts';
import { check } from './parameters.ts';
import { shellStatic } from './shell-static.ts';
import { tree } from './tree.ts';

const started = containerStarted('--network-veth', { text: ownCable });
const look = [host('ps ax | grep [s]ystemd-nspawn')];
const same = 'If both numbers are equal, the process sees all processes of the host.';

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
      says: 'systemd-nspawn is not installed on this host, so it cannot start a container.',
      expected: 'a running container of systemd-nspawn',
      actual: 'no program of that name on the host',
      hints: [
        'systemd-nspawn belongs to systemd, but many systems have it in a package of its own. What is its name on yours?',
        'Install the package: systemd-container on Debian, Ubuntu and Fedora.',
      ],
      look: [host('command -v systemd-nspawn')],
      repair: started,
    },
    'not-running': {
      says: 'No container runs in {root}. A container ends when its first process ends, here the shell.',
      expected: 'a container of systemd-nspawn with the root {root}',
      actual: 'no process of systemd-nspawn',
      hints: [
        'Did you leave the shell in the container? What happens to a container whose first process ends?',
        'Start the shell of the tree with systemd-nspawn -D, and leave it open while you are graded.',
      ],
      look,
      repair: started,
    },
    'chroot-only': {
      says: 'Process {pid} sees {root} as "/" by chroot alone. It still sees all processes of the host, and can end them.',
      expected: 'a container of systemd-nspawn with the root {root}',
      actual: 'process {pid} in {root}, with the process numbers of the host',
      hints: [
        'chroot changes which folder is "/", and nothing else. What else should a container not share with the host?',
        'Start the shell of the tree with systemd-nspawn -D.',
      ],
      look: [host('ls -l /proc/1/ns/pid /proc/{pid}/ns/pid', { text: same })],
      repair: started,
    },
    'by-hand': {
      says: 'A process in {root} is kept apart from the host, but by other means. The task asks for systemd-nspawn.',
      expected: 'a container of systemd-nspawn',
      actual: 'process {pid}, which systemd-nspawn did not start',
      hints: [
        'systemd-nspawn does in one command all that you did by hand. Which command does the task name?',
        'Start the shell of the tree with systemd-nspawn -D.',
      ],
      look: [host('ps -o pid,ppid,args -p {pid}')],
      repair: started,
    },
    'other-tree': {
      says: 'A container of systemd-nspawn runs, but the folder that it sees as "/" is {found}, not {root}.',
      expected: 'a container with the root {root}',
      actual: 'process {pid} with the root {found}',
      hints: ['Which folder did you give to systemd-nspawn with its option -D?', 'Start a container with -D {root}.'],
      look: [host('ps -o pid,args -p {maker}')],
      repair: containerStarted('--private-network', {
        before: [
          host('ls -l /proc/{maker}/fd | grep -qF {lock} && kill -9 {pid} && sleep 1', {
            text: 'A container whose folder was moved away from {root} still blocks that place. This ends only such a container.',
          }),
        ],
      }),
    },
  },
  notes: { 'other-tries': otherTries },
  judge: (facts, parameters) => {
    const { started, own, byHand, chrooted } = containersIn(facts);
    const inTree = started.filter(({ root }) => root === own?.root).map((process) => ({ process }));
    const others = own && othersBeside(inTree, own);
    if (own) return others ? pass('other-tries', others) : pass();
    const [other] = started;
    const way = nspawnWay(facts);
    if (other) {
      // systemd-nspawn locks the place of a folder by a file beside it.
      const lock = `/.#${partsOf(parameters.root).name}.lck`;
      return fail('other-tree', { pid: other.pid, maker: other.parent, lock, found: rootNameOf(other) }, { way });
    }
    if (byHand) return fail('by-hand', { pid: byHand.pid }, { way });
    if (chrooted) return fail('chroot-only', { pid: chrooted.pid }, { way });
    return fail(way === 'missing' ? 'not-installed' : 'not-running', {}, { way });
  },
});
