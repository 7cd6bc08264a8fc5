import { fail, pass } from '../../src/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { configOf, labBundle, restartContainer, subject, subjectNeeds } from './subject.ts';

export const processDetached = check({
  id: 'process-detached',
  title: 'The container’s process runs in the background, without a terminal',
  tasks: [2],
  points: 1,
  after: [bundleValid],
  needs: (parameters) => ({ ...subjectNeeds(parameters), bundle: labBundle(parameters) }),
  causes: {
    terminal: {
      says: 'config.json gives the container’s process a terminal.',
      expected: 'process.terminal is false',
      actual: 'process.terminal is true, as runc spec writes it',
      hints: [
        'Started in the background, runc has no terminal to hand on: "cannot allocate tty if runc will detach without setting console socket".',
        'Set process.terminal to false, and a command that does not wait for input as process.args.',
      ],
      command: 'sed -i \'s/"terminal": true/"terminal": false/\' {bundle}/config.json',
    },
    foreground: {
      says: 'The container runs in the foreground: runc still waits for it.',
      expected: 'a container that outlives the shell it was started from',
      actual: 'runc, process {pid}, as the parent of the container’s process',
      hints: ['What happens to the container when you close that terminal?', 'Start it with -d (--detach).'],
      command: restartContainer,
    },
  },
  judge: ({ bundle, ...facts }) => {
    const config = configOf(bundle);
    if (!config || config.process.terminal === true) return fail('terminal');
    const { init } = subject(facts);
    const parent = facts.processes.find(({ pid }) => pid === init?.parent);
    return parent?.name === 'runc' ? fail('foreground', { pid: parent.pid }) : pass();
  },
});
