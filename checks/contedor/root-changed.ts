import { fail, pass } from '../../src/index.ts';
import { rootCauses } from '../resources/root-causes.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { startContainer, subject, subjectNeeds } from './subject.ts';

export const rootChanged = check({
  id: 'root-changed',
  title: 'A process runs with {rootfs} as its root',
  tasks: [2, 3],
  points: 2,
  after: [rootfsTree],
  needs: subjectNeeds,
  causes: {
    'nothing-runs': {
      says: 'No process runs from {rootfs}.',
      expected: 'a shell whose root is {rootfs}',
      actual: 'no such process',
      hints: [
        'A container lives only as long as the first process in it. Was its shell closed, or the machine restarted? Start it again, and leave it open while you are graded.',
        'Start a shell with namespaces and a root of its own.',
      ],
      command: startContainer,
    },
    ...rootCauses(startContainer, 'What does cat /etc/os-release say inside, and what outside?', [
      'Into which folder did you change the root? Try on the host: ls -l /proc/{pid}/root',
      'Leave the shell, and start it again with the root file system of the first task.',
    ]),
    engine: {
      says: 'A container engine runs something from {rootfs}, but nothing that was started by hand does.',
      expected: 'a shell that was started with unshare and chroot',
      actual: 'process {pid} belongs to a container of an engine',
      hints: [
        'The point of this lab is to build by hand what an engine does for you.',
        'Stop the engine’s container, and start one of your own.',
      ],
      command: startContainer,
    },
  },
  notes: { 'other-tries': otherTries },
  judge: (facts, parameters) => {
    const { process, root, engine, tries } = subject(facts, parameters);
    if (!process) return engine ? fail('engine', { pid: engine.pid }) : fail('nothing-runs');
    if (root === 'tree') {
      const others = othersBeside(tries, process);
      return others ? pass('other-tries', others) : pass();
    }
    const { pid, rootPath = 'another folder' } = process;
    return root === 'host' ? fail('host-root', { pid }) : fail('other-root', { pid, found: rootPath });
  },
});
