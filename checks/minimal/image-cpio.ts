import { pass } from '../../src/index.ts';
import { cpioImage } from '../../src/probes/index.ts';
import { otherImages, packed, partsOf } from './packed.ts';
import { beside, check } from './parameters.ts';
import { tree } from './tree.ts';

const { causes, fault } = packed('root');
/** Without it, it is no image of the tree. */
const wanted = 'bin/sh';

export const imageCpio = check({
  id: 'image-cpio',
  title: 'The tree is packed as {image}',
  tasks: [7],
  points: 1,
  phase: 'tree',
  after: [tree],
  needs: ({ root, image }) => {
    const file = beside(root, image);
    return { file: cpioImage(file, [wanted], otherImages(root, file)) };
  },
  causes,
  judge: ({ file }, { root, image }) => {
    const { parent, name } = partsOf(root);
    return fault(file, { file: beside(root, image), wanted, parent, name }) ?? pass();
  },
});
