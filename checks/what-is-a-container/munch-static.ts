import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { programInTree } from './tree-program.ts';

export const munchStatic = check({
  id: 'munch-static',
  title: '{munch} is a static program in the root file system',
  tasks: [10],
  points: 1,
  phase: 'limits',
  after: [rootfsTree],
  ...programInTree('munch', 'munch.c'),
});
