import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { programInTree } from './tree-program.ts';

export const bombStatic = check({
  id: 'bomb-static',
  title: '{bomb} is a static program in the root file system',
  tasks: [11],
  points: 1,
  phase: 'limits',
  after: [rootfsTree],
  ...programInTree('bomb', 'fork-bomb.c'),
});
