import { installedTree } from './installed-tree.ts';
import { check } from './parameters.ts';

const installed = installedTree('base', 'yum -c yum.conf --installroot={base} install basesystem');

export const baseLayer = check({
  id: 'base-layer',
  title: 'The base layer is installed in {base}',
  tasks: [14],
  points: 1,
  phase: 'layers',
  ...installed,
});
