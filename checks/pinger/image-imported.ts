import { fail, isUnknown, pass, tolerate } from '../../src/index.ts';
import { imageStores, tarArchive } from '../../src/probes/index.ts';
import { byEngine, engineWith, imagesOf, ownImages } from './image.ts';
import { check } from './parameters.ts';

export const imageImported = check({
  id: 'image-imported',
  title: 'An engine of this host has the image {image}',
  tasks: [14],
  points: 1,
  bonus: true,
  needs: ({ archive, app }) => ({ stores: imageStores, packed: tolerate(tarArchive(archive, app.slice(1))) }),
  causes: {
    absent: {
      says: 'No engine of this host (podman or docker) has an image {image}. An engine starts containers only from images.',
      expected: 'the image {image} in the store of podman or docker',
      actual: 'no image of that name, neither root’s nor a user’s',
      hints: [
        'An engine can make an image of any archive of a root file system. Which images does it have now?',
        'Import the archive: first its file name, then the name of the image. (docker and podman take the same words.)',
      ],
      look: byEngine(() => ['images']).podman,
      repair: byEngine(() => ['import {file} {image}']),
    },
    'other-name': {
      says: 'There is an image {found}, but none called {image}. The next steps of the task use the name {image}.',
      expected: 'the image {image}',
      actual: 'the image {found}',
      hints: [
        'Compare its name with the one of the task, also the part behind the colon.',
        'Give the image the name of the task. (It keeps the other one, too.)',
      ],
      look: byEngine(() => ['images']).podman,
      repair: byEngine(() => ['tag {found} {image}']),
    },
  },
  judge: ({ stores, packed }, parameters) => {
    if (ownImages(stores, parameters).length > 0) return pass();
    const [wanted = ''] = parameters.image.split(':');
    const names = imagesOf(stores).flatMap((image) => image.names);
    const word = wanted.split('-')[0]!;
    const found = names.find((name) => name.startsWith(`${wanted}:`)) ?? names.find((name) => name.includes(word));
    const named = imagesOf(stores).filter((image) => found !== undefined && image.names.includes(found));
    const { owner, way } = engineWith(stores, named);
    if (found !== undefined) return fail('other-name', { found, owner }, { way });
    const file = isUnknown(packed) || packed.kind !== 'file' ? parameters.archive : packed.path;
    return fail('absent', { file, owner }, { way });
  },
});
