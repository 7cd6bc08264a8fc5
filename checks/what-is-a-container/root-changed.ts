import { fail, pass } from '../../src/index.ts';
import { rootCauses } from '../resources/root-causes.ts';
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
    ...rootCauses(startContainer, 'What does ls / show inside, and is {marker} there?', [
      'The text’s chroot "$PWD" takes the folder that you are in, and you changed that twice meanwhile. Where did you stand? Try on the host: ls -l /proc/{pid}/root',
      'Leave the shell, and start it again with the folder’s name in the place of "$PWD".',
    ]),
  },
  judge: (facts, parameters) => {
    const { process, root } = subject(facts, parameters);
    if (root === 'tree') return pass();
    const found = process?.rootPath ?? 'another folder';
    return fail(root === 'host' ? 'host-root' : 'other-root', { pid: process?.pid ?? 0, found });
  },
});
