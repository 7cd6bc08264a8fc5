import { fail, pass } from '../../src/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { processDetached } from './process-detached.ts';
import { configuredTree } from './rootfs.ts';
import { rootfsDebian } from './rootfs-debian.ts';
import { configOf, labBundle, restartContainer, startContainer, subject, subjectNeeds } from './subject.ts';

const shells = ['sh', 'bash', 'dash'];

export const containerRunning = check({
  id: 'container-running',
  title: 'runc runs the container {container} from {bundle}',
  tasks: [3],
  points: 1,
  after: [rootfsDebian, bundleValid, processDetached],
  needs: (parameters) => ({
    ...subjectNeeds(parameters),
    bundle: labBundle(parameters),
    root: configuredTree(parameters),
  }),
  causes: {
    absent: {
      says: 'runc knows no container {container}.',
      expected: 'a running container {container}',
      actual: 'no container of runc',
      hints: [
        'List what runc knows: runc list. After a reboot nothing is left there, and the container must be started again.',
        'Start the container from within the bundle’s folder, in the background.',
      ],
      command: startContainer,
    },
    'other-name': {
      says: 'runc knows no container {container}, but one called {found}.',
      expected: 'a running container {container}',
      actual: 'a container {found}',
      hints: [
        'Compare the name with the task’s, letter by letter: runc list',
        'Delete that container, and start it under the name of the task.',
      ],
      command: `runc delete -f {found}; ${startContainer}`,
    },
    'not-started': {
      says: 'The container is there, but its process does not run: its status is "{status}".',
      expected: 'the status "running"',
      actual: 'the status "{status}"',
      hints: [
        'runc create only prepares, and runc pause freezes. What does runc list say?',
        'Let it go: runc start after create, runc resume after pause.',
      ],
      command: 'runc start {container}',
    },
    'shell-ended': {
      says: 'The container’s process has ended: it was a shell without a terminal.',
      expected: 'the status "running"',
      actual: 'the status "stopped"; process.args is {found}',
      hints: [
        'A shell reads commands until its input ends. What input has it in the background?',
        'Let process.args be a command that does not end, such as sleep infinity, and start the container anew.',
      ],
      command: restartContainer,
    },
    stopped: {
      says: 'The container’s process has ended.',
      expected: 'the status "running"',
      actual: 'the status "stopped"',
      hints: [
        'What did it print before it ended? Start it in the foreground once, or look into its log.',
        'Cure what it complains of (a program that is not in PATH, another folder, a port in use), delete the container and start it anew.',
      ],
      command: restartContainer,
    },
    'other-bundle': {
      says: 'The container {container} runs, but from another folder: {found}.',
      expected: 'the container of {bundle}',
      actual: 'a container of {found}',
      hints: [
        'In which folder were you when you started it? runc list shows the bundle.',
        'Delete it, and start it from within {bundle}.',
      ],
      command: restartContainer,
    },
  },
  judge: ({ bundle, root, ...facts }) => {
    const { container, init } = subject(facts);
    const config = configOf(bundle);
    if (!container) {
      const [found] = facts.runc.names;
      return found === undefined ? fail('absent') : fail('other-name', { found });
    }
    if (!init) {
      const [first = '', ...others] = config?.process.args ?? [];
      const isShell = shells.includes(first.split('/').at(-1) ?? '') && others.length === 0;
      return isShell ? fail('shell-ended', { found: first }) : fail('stopped');
    }
    if (container.status !== 'running') return fail('not-started', { status: container.status });
    const own = 'folder' in bundle && container.bundle === bundle.folder;
    const same = init.root !== undefined && init.root === root?.identity;
    return own || same ? pass() : fail('other-bundle', { found: container.bundle ?? 'another folder' });
  },
});
