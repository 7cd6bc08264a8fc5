import { fail, pass } from '../../src/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { runcNeeds } from './runc-bundle.ts';
import { subject } from './subject.ts';

export const runcRunning = check({
  id: 'runc-running',
  title: 'runc runs the container {container} from it',
  tasks: [13],
  points: 2,
  phase: 'runc',
  after: [rootfsTree, bundleValid],
  needs: runcNeeds,
  causes: {
    absent: {
      says: 'runc knows no container.',
      expected: 'a running container {container}',
      actual: 'nothing in the list of runc',
      hints: [
        'A container that was started with runc run ends with its shell, and leaves the list. Is that terminal still open? Try in another: runc list',
        'Start the container in the folder of its config.json, as root, and leave its shell open while you are graded. (runc run -d refuses as long as the file says "terminal": true.)',
      ],
      command: 'cd {rootfs}/..; runc run {container}',
    },
    'other-name': {
      says: 'runc knows no container {container}, but one with the name {found}.',
      expected: 'a running container {container}',
      actual: 'a container {found}',
      hints: [
        'Compare the name with the task’s, letter by letter: runc list',
        'End that container, and start one with the task’s name.',
      ],
      command: 'runc delete -f {found}; cd {rootfs}/..; runc run {container}',
    },
    stopped: {
      says: 'The container {container} is still in the list of runc, but its process has ended.',
      expected: 'a running container {container}',
      actual: 'a stopped container',
      hints: [
        'runc kill ends the process, and runc keeps the name of what it was told to run in the background. What does runc list say?',
        'Take the name off the list, and start the container again.',
      ],
      command: 'runc delete {container}; cd {rootfs}/..; runc run {container}',
    },
    'not-started': {
      says: 'The container {container} was created, but never started.',
      expected: 'a running container {container}',
      actual: 'a container that waits to be started',
      hints: [
        'runc create makes a container, and something else lets its program begin. What does runc list say?',
        'Start it.',
      ],
      command: 'runc start {container}',
    },
    paused: {
      says: 'The container {container} is frozen.',
      expected: 'a running container {container}',
      actual: 'a paused container',
      hints: ['Which status does runc list show? Its processes are there, but get no time.', 'Let it go on.'],
      command: 'runc resume {container}',
    },
    'other-root': {
      says: 'The container {container} runs from another root file system than the lab’s.',
      expected: 'its root at {rootfs}',
      actual: 'its root at {found}',
      hints: [
        'runc reads the config.json only when a container begins. What does runc state {container} say?',
        'End the container, and start it again.',
      ],
      command: 'runc delete -f {container}; cd {rootfs}/..; runc run {container}',
    },
  },
  judge: ({ runc, bundle: _, ...facts }, parameters) => {
    const { container, names } = runc;
    if (!container) {
      const [found] = names;
      return found === undefined ? fail('absent') : fail('other-name', { found });
    }
    if (container.status === 'stopped') return fail('stopped');
    if (container.status === 'created') return fail('not-started');
    if (container.status === 'paused') return fail('paused');
    const root = facts.processes.find(({ pid }) => pid === container.pid)?.root;
    const { treeIdentity } = subject(facts, parameters);
    const same = root !== undefined && root === treeIdentity;
    return same ? pass() : fail('other-root', { found: container.rootfs ?? 'another folder' });
  },
});
