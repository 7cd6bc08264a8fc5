import { fail, pass } from '../../src/index.ts';
import { rootCauses } from '../resources/root-causes.ts';
import { rootNameOf } from '../resources/root-name-of.ts';
import { placed, started, wayOf } from './isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { subject, subjectNeeds } from './subject.ts';

export const rootChanged = check({
  id: 'root-changed',
  title: 'Its root is {rootfs}',
  tasks: [4],
  points: 1,
  phase: 'container',
  after: [rootfsTree, pidIsolated],
  needs: subjectNeeds,
  causes: rootCauses(
    'Is the file {marker} in the folder "/" that the container’s shell sees?',
    'In which folder did you type chroot "$PWD"? It takes the folder that you are in at that moment.',
    started,
  ),
  judge: (facts, parameters) => {
    const { process, root } = subject(facts, parameters);
    if (root === 'tree') return pass();
    const values = placed(facts, parameters);
    const way = wayOf(facts, parameters);
    if (root === 'host') return fail('host-root', values, { way });
    return fail('other-root', { ...values, found: rootNameOf(process ?? { rootPath: undefined }) }, { way });
  },
});
