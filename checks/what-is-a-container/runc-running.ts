import { fail, host, pass } from '../../src/index.ts';
import { parentOf } from '../../src/probes/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { runcNeeds } from './runc-bundle.ts';
import { subject } from './subject.ts';

const look = [host('runc list')];
const run = host('cd {folder} && runc run {container}', { stays: true });

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
      says: 'runc runs no container. One that was started with runc run ends with its shell.',
      expected: 'a running container {container}',
      actual: 'nothing in the list of runc',
      hints: [
        'Is the terminal where you typed runc run still open?',
        'Change into {folder}, start the container with runc run {container}, and leave its shell open.',
      ],
      look,
      repair: [run],
    },
    'other-name': {
      says: 'There is a container of runc with the name {found}, but none with the name {container}. The task’s commands use that name.',
      expected: 'a running container {container}',
      actual: 'a container {found}',
      hints: [
        'Compare the two names letter by letter: runc list shows them.',
        'Start a container with the name {container}. The other one may stay.',
      ],
      look,
      repair: [run],
    },
    stopped: {
      says: 'The process of the container {container} has ended. runc keeps only its name in the list.',
      expected: 'a running container {container}',
      actual: 'a stopped container',
      hints: [
        'Which status does runc list show? After runc kill the name stays in the list, and cannot be used again.',
        'Take the name off the list with runc delete {container}. Then start the container again.',
      ],
      look,
      repair: [
        host('runc state {container} | grep -q \'"stopped"\' && runc delete {container}', {
          text: 'Only a stopped container is taken off the list.',
        }),
        run,
      ],
    },
    'not-started': {
      says: 'The container {container} was created, but its program was not started.',
      expected: 'a running container {container}',
      actual: 'a container that waits to be started',
      hints: [
        'Which status does runc list show? runc create prepares a container, and runs nothing in it.',
        'Start its program: runc start {container}',
      ],
      look,
      repair: [host('runc start {container}')],
    },
    paused: {
      says: 'The container {container} is paused: its processes are there, but get no processor time.',
      expected: 'a running container {container}',
      actual: 'a paused container',
      hints: ['Which status does runc list show?', 'Resume it: runc resume {container}'],
      look,
      repair: [host('runc resume {container}')],
    },
    'other-root': {
      says: 'The container {container} runs from {found}, not from {rootfs}. runc reads the config.json only at the start.',
      expected: 'its root at {rootfs}',
      actual: 'its root at {found}',
      hints: [
        'Did you change the config.json after the container was started?',
        'End the container with runc delete -f {container}, and start it again.',
      ],
      look: [host('runc state {container}')],
      repair: [
        host('runc state {container} | grep -q \'"pid": \'{pid}, && runc delete -f {container}', {
          text: 'This ends the container with process {pid}, which runs from the wrong folder.',
        }),
        run,
      ],
    },
  },
  judge: ({ runc, bundle, ...facts }, parameters) => {
    const { container, names } = runc;
    const { treeIdentity, treePath: rootfs = parameters.rootfs } = subject(facts, parameters);
    const folder = bundle && 'folder' in bundle ? bundle.folder : parentOf(rootfs);
    const values = { folder, rootfs };
    if (!container) {
      const [found] = names;
      return found === undefined ? fail('absent', values) : fail('other-name', { ...values, found });
    }
    if (container.status === 'stopped') return fail('stopped', values);
    if (container.status === 'created') return fail('not-started');
    if (container.status === 'paused') return fail('paused');
    const { pid } = container;
    const root = facts.processes.find((process) => process.pid === pid)?.root;
    const same = root !== undefined && root === treeIdentity;
    if (same) return pass();
    // The folder of the right name may have been made anew since.
    const from = container.rootfs === rootfs ? undefined : container.rootfs;
    return fail('other-root', { ...values, pid, found: from ?? 'a folder that was removed since' });
  },
});
