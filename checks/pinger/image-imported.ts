import { fail, pass } from '../../src/index.ts';
import { imageStores } from '../../src/probes/index.ts';
import { imagesOf, ownImages } from './image.ts';
import { check } from './parameters.ts';

export const imageImported = check({
  id: 'image-imported',
  title: 'An engine of this host has the image {image}',
  tasks: [14],
  points: 1,
  bonus: true,
  needs: () => ({ stores: imageStores }),
  causes: {
    absent: {
      says: 'No engine of this host has an image {image}.',
      expected: 'the image {image} in the store of podman or docker',
      actual: 'no image of that name, neither root’s nor a user’s',
      hints: [
        'Engines can make an image of any archive of a root file system. Which images are there? Try: docker images',
        'Import the archive, with the name behind it.',
      ],
      command: 'docker import {archive} {image}',
    },
    'other-name': {
      says: 'There is an image {found}, but none {image}.',
      expected: 'the image {image}',
      actual: 'the image {found}',
      hints: [
        'Compare the name with the task’s, also the part behind the colon: docker images',
        'Give the image its name. (It may keep the other one.)',
      ],
      command: 'docker tag {found} {image}',
    },
  },
  judge: ({ stores }, parameters) => {
    if (ownImages(stores, parameters).length > 0) return pass();
    const [wanted = ''] = parameters.image.split(':');
    const names = imagesOf(stores).flatMap((image) => image.names);
    const word = wanted.split('-')[0]!;
    const found = names.find((name) => name.startsWith(`${wanted}:`)) ?? names.find((name) => name.includes(word));
    return found === undefined ? fail('absent') : fail('other-name', { found });
  },
});
