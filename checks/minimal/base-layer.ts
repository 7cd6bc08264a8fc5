import { installedTree } from './installed-tree.ts';
import { check } from './parameters.ts';

const layer = installedTree('base', 'basesystem');

export const baseLayer = check({
  id: 'base-layer',
  title: 'The base layer is installed in {base}',
  tasks: [14],
  points: 1,
  phase: 'layers',
  ...layer,
});
