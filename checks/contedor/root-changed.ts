import { fail, host, pass } from '../../src/index.ts';
import { rootCauses } from '../resources/root-causes.ts';
import { rootNameOf } from '../resources/root-name-of.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
import { placed, started } from './isolated.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { subject, subjectNeeds } from './subject.ts';

export const rootChanged = check({
  id: 'root-changed',
  title: 'A process runs with {rootfs} as its root',
  tasks: [2, 3],
  points: 2,
  after: [rootfsTree],
  needs: subjectNeeds,
  causes: {
    'nothing-runs': {
      says: 'No process has {rootfs} as its root, the folder that it sees as "/". So no container runs. A container ends with the first process in it.',
      expected: 'a shell whose root is {rootfs}',
      actual: 'no such process',
      hints: [
        'Is the terminal with the container’s shell still open? A restart of the machine ends it, too.',
        'Start a shell in {rootfs} through unshare and chroot. Leave it open until you are graded.',
      ],
      look: [host('lsns -t pid', { text: 'Each line is one PID namespace. The container has a line of its own.' })],
      repair: started,
    },
    ...rootCauses(
      'Which system does /etc/os-release name in the container’s shell, and which one on the host?',
      'Which folder did you name behind chroot?',
      started,
    ),
    engine: {
      says: 'A container engine started process {pid} in {rootfs}, but nothing was started there by hand.',
      expected: 'a shell that you started with unshare and chroot',
      actual: 'process {pid}, which belongs to an engine’s container',
      hints: [
        'By which command was this container started? In this lab you build by hand what an engine does for you.',
        'Start a shell in {rootfs} through unshare and chroot. The engine’s container may stay.',
      ],
      look: [host('cat /proc/{pid}/cgroup', { text: 'The names show which engine started the process.' })],
      repair: started,
    },
  },
  notes: { 'other-tries': otherTries },
  judge: (facts, parameters) => {
    const { process, root, engine, tries } = subject(facts, parameters);
    const values = placed(facts, parameters);
    if (!process) return engine ? fail('engine', { ...values, pid: engine.pid }) : fail('nothing-runs', values);
    if (root === 'tree') {
      const others = othersBeside(tries, process);
      return others ? pass('other-tries', others) : pass();
    }
    return root === 'host' ? fail('host-root', values) : fail('other-root', { ...values, found: rootNameOf(process) });
  },
});
