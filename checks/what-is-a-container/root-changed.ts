import { fail, pass } from '../../src/index.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { startContainer, subject, subjectNeeds } from './subject.ts';

export const rootChanged = check({
  id: 'root-changed',
  title: 'Its root is {rootfs}',
  tasks: [4],
  points: 1,
  phase: 'container',
  after: [rootfsTree, pidIsolated],
  needs: subjectNeeds,
  causes: {
    'host-root': {
      says: 'The process {pid} has namespaces of its own, but it still sees the host’s root file system.',
      expected: 'its root at {rootfs}',
      actual: 'the root of the host',
      hints: [
        'What does ls / show inside, and is {marker} there? New namespaces alone do not change which files are "/".',
        'Leave the shell, and start it again with chroot behind the options of unshare.',
      ],
      command: startContainer,
    },
    'other-root': {
      says: 'The process {pid} has a root of its own, but that is not {rootfs}.',
      expected: 'its root at {rootfs}',
      actual: 'its root at {found}',
      hints: [
        'The text’s chroot "$PWD" takes the folder that you are in, and you changed that twice meanwhile. Where did you stand? Try on the host: ls -l /proc/{pid}/root',
        'Leave the shell, and start it again with the folder’s name in the place of "$PWD".',
      ],
      command: startContainer,
    },
  },
  judge: (facts, parameters) => {
    const { process, root } = subject(facts, parameters);
    if (root === 'tree') return pass();
    const found = process?.rootPath ?? 'another folder';
    return fail(root === 'host' ? 'host-root' : 'other-root', { pid: process?.pid ?? 0, found });
  },
});
