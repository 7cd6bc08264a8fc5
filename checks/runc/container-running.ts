import { type Cause, elsewhere, fail, host, pass } from '../../src/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { processDetached } from './process-detached.ts';
import { configuredTree } from './rootfs.ts';
import { rootfsDebian } from './rootfs-debian.ts';
import { configOf, folderOf, labBundle, restartContainer, startContainer, subject, subjectNeeds } from './subject.ts';

const removed = 'a root file system that was removed since';
const shells = ['sh', 'bash', 'dash'];
const servers = ['python3', 'python', 'uvicorn', 'gunicorn', 'hypercorn', 'flask'];

/** Which way a container that does not run is repaired: by a start alone, or by another command in config.json first. */
type Way = 'start' | 'command';

/** Whether process.args is a command of the sheet, which does not end by itself. */
const wayOf = ([program = '', ...words]: readonly string[]): Way => {
  const name = program.split('/').at(-1) ?? '';
  const waits = name === 'sleep' && words[0] === 'infinity';
  const serves = servers.includes(name) && (words.includes('main:app') || words.some((word) => word.endsWith('.py')));
  return waits || serves || words.includes('-c') ? 'start' : 'command';
};

const otherCommand = elsewhere(
  'In config.json, let process.args be ["sleep", "infinity"], or the application’s command with the full path of its program.',
);
const look: Cause['look'] = [host('runc list'), host('tail {folder}/container.log')];

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
      says: 'runc knows no container {container}. All later tasks look at the running container.',
      expected: 'a running container {container}',
      actual: 'no container of runc',
      hints: [
        'Does runc list show the container? A restart of the machine empties that list, and only files stay.',
        'Start the container from the folder of the bundle, in the background. If runc refuses, read container.log.',
      ],
      look,
      repair: { start: [startContainer], command: [otherCommand, startContainer] },
    },
    'other-name': {
      says: 'runc knows no container {container}, but one called {found}. The next tasks look for the name of the task.',
      expected: 'a running container {container}',
      actual: 'a container {found}',
      hints: [
        'Compare the name in runc list with the task’s, letter by letter. Which letter differs?',
        'Delete that container if it is your own, and start it under the name of the task.',
      ],
      look: [host('runc list')],
      repair: [
        host('cd {folder} && grep -q "bundle=$PWD\\"" /run/runc/{found}/state.json && runc delete -f {found}', {
          text: 'This ends {found}, if it was started from the bundle, with all its programs and its network.',
        }),
        startContainer,
      ],
    },
    'not-started': {
      says: 'The container is there, but its process does not run: its status is "{status}".',
      expected: 'the status "running"',
      actual: 'the status "{status}"',
      hints: [
        'runc create only prepares a container, and runc pause freezes it. Which of them did you type last?',
        'Let it run: runc start after create, runc resume after pause.',
      ],
      look: [host('runc list')],
      repair: { created: [host('runc start {container}')], paused: [host('runc resume {container}')] },
    },
    'shell-ended': {
      says: 'The container has ended, because its only program was a shell. In the background nobody types into a shell, so it ends at once.',
      expected: 'the status "running"',
      actual: 'the status "stopped"; process.args is {found}',
      hints: [
        'A shell reads commands until its input ends. Which input does it have in the background?',
        'Let process.args be a command that does not end, such as ["sleep", "infinity"], and start the container again.',
      ],
      look,
      repair: [otherCommand, ...restartContainer],
    },
    stopped: {
      says: 'The container’s first process has ended, and the container with it. runc keeps only its name.',
      expected: 'the status "running"',
      actual: 'the status "stopped"',
      hints: [
        'Which message did the process leave before it ended? Read container.log.',
        'Fix what it complains of: a name that is wrong, a program that is not found, a port in use. Then delete the container and start it again.',
      ],
      look,
      repair: { start: restartContainer, command: [otherCommand, ...restartContainer] },
    },
    'other-bundle': {
      says: 'The container {container} runs, but from another folder: {found}. Changes in {bundle} do not reach it.',
      expected: 'the container of {bundle}',
      actual: 'a container of {found}',
      hints: [
        'In which folder were you when you started it? runc list shows the bundle.',
        'Delete it, and start it from within {bundle}.',
      ],
      look: [host('runc list')],
      repair: restartContainer,
    },
  },
  judge: ({ bundle, root, ...facts }, parameters) => {
    const { container, init } = subject(facts);
    const folder = folderOf(bundle, parameters);
    const args = configOf(bundle)?.process.args ?? [];
    const way = wayOf(args);
    if (!container) {
      const [found] = facts.runc.names;
      return found === undefined ? fail('absent', { folder }, { way }) : fail('other-name', { folder, found });
    }
    if (!init) {
      const [first = '', ...others] = args;
      const isShell = shells.includes(first.split('/').at(-1) ?? '') && others.length === 0;
      return isShell ? fail('shell-ended', { folder, found: first }) : fail('stopped', { folder }, { way });
    }
    const { status } = container;
    if (status !== 'running')
      return fail('not-started', { status }, { way: status === 'paused' ? 'paused' : 'created' });
    const own = 'folder' in bundle && container.bundle === bundle.folder;
    const known = init.root !== undefined && root?.identity !== undefined;
    if (known ? init.root === root.identity : own) return pass();
    // The root file system of the right name may have been made anew since.
    const found = own ? removed : (container.bundle ?? 'another folder');
    return fail('other-bundle', { folder, found });
  },
});
