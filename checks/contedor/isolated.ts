import { host, type Step, shell } from '../../src/index.ts';
import type { Contedor } from './parameters.ts';
import { bestTree, container, type SubjectFacts, subject, subjectNeeds } from './subject.ts';

/** The values that steps name: the container's process, and the lab's root file system where it is on this host. */
export const placed = (facts: SubjectFacts, parameters: Contedor) => {
  const { process, root } = subject(facts, parameters);
  const { trees } = facts.trees;
  const used =
    root === 'tree' ? (trees.find(({ identity }) => identity === process?.root)?.path ?? process?.rootPath) : '';
  return { pid: process?.pid ?? 0, rootfs: used || (bestTree(trees)?.path ?? parameters.rootfs) };
};

/** The container, started in a new shell with all that it needs. An older try may stay open: the best one is graded. */
export const started: readonly Step[] = [
  host('unshare -m -i -n -p -u -f chroot {rootfs} /bin/bash', { stays: true }),
  shell('[ $$ = 1 ] && [ ! /proc/self -ef /proc/1 ] && mount -t proc proc /proc', {
    text: 'The container’s first shell has the number 1 ($$). In every other shell this line does nothing.',
  }),
  shell('[ $$ = 1 ] && hostname {hostname}'),
];

/** The container, as each check of a namespace asks for it. */
export const isolated = { needs: subjectNeeds, find: container, repair: started, valuesOf: placed };
