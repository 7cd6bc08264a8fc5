import { fail, host, pass } from '../../src/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { configOf, folderOf, labBundle, restartContainer, subject, subjectNeeds } from './subject.ts';

export const processDetached = check({
  id: 'process-detached',
  title: 'The container’s process runs in the background, without a terminal',
  tasks: [2],
  points: 1,
  after: [bundleValid],
  needs: (parameters) => ({ ...subjectNeeds(parameters), bundle: labBundle(parameters) }),
  causes: {
    terminal: {
      says: 'config.json gives the container’s process a terminal. A container in the background has none, so runc refuses to start it.',
      expected: 'process.terminal is false',
      actual: 'process.terminal is true, as runc spec writes it',
      hints: [
        'Whose keyboard would a program in the background read? runc says "cannot allocate tty if runc will detach without setting console socket".',
        'Set process.terminal to false in config.json.',
      ],
      look: [host('grep -n terminal {folder}/config.json')],
      repair: [host('sed -i \'s/"terminal": *true/"terminal": false/\' {folder}/config.json')],
    },
    foreground: {
      says: 'The container was started without -d, so runc still waits for it in a terminal. When that terminal closes, the container ends.',
      expected: 'a container that outlives the shell it was started from',
      actual: 'runc, process {parent}, as the parent of the container’s process',
      hints: [
        'Which program is the parent of the container’s process, and what happens when its terminal closes?',
        'Delete the container, and start it with -d (--detach).',
      ],
      look: [host('ps -o pid,args -p {parent}')],
      repair: restartContainer,
    },
  },
  judge: ({ bundle, ...facts }, parameters) => {
    const folder = folderOf(bundle, parameters);
    const config = configOf(bundle);
    if (!config || config.process.terminal === true) return fail('terminal', { folder });
    const { init } = subject(facts);
    const parent = facts.processes.find(({ pid }) => pid === init?.parent);
    return parent?.name === 'runc' ? fail('foreground', { folder, parent: parent.pid }) : pass();
  },
});
