import { fail, pass } from '../../src/index.ts';
import { imageStores } from '../../src/probes/index.ts';
import { pushedTag, taggedImage } from './image.ts';
import { imageImported } from './image-imported.ts';
import { check } from './parameters.ts';

export const imagePushed = check({
  id: 'image-pushed',
  title: 'The image is in the registry {registry}',
  tasks: [14],
  points: 1,
  bonus: true,
  after: [imageImported],
  needs: (parameters) => ({ stores: imageStores, tag: pushedTag(parameters) }),
  causes: {
    'not-tagged': {
      says: 'No image of this host has a name for the registry {registry}.',
      expected: 'a name such as {registry}/YOUR-NAME/{image}',
      actual: 'no image with that name',
      hints: [
        'The first part of an image’s name says where it is pushed to. Which names have your images? Try: docker images',
        'Give the image a second name, with the registry and your own name before it, and push that.',
      ],
      command: 'docker tag {image} {registry}/$USER/{image}; docker push {registry}/$USER/{image}',
    },
    'not-pushed': {
      says: 'The image has its name for the registry, but the registry does not know it.',
      expected: 'the image {user}/{image} in the registry',
      actual: 'no such tag there',
      hints: [
        'A tag is only a name on your own machine. Did the push end without an error? (A registry without TLS has to be allowed first.)',
        'Push the image.',
      ],
      command: 'docker push {registry}/{user}/{image}',
    },
    outdated: {
      says: 'The registry has another image under that name than this host.',
      expected: 'the image of this host in the registry',
      actual: 'an image that was pushed before, or by somebody else',
      hints: [
        'Did you import the archive again after the push? Compare the identities: docker images --digests',
        'Push the image again.',
      ],
      command: 'docker push {registry}/{user}/{image}',
    },
  },
  judge: ({ stores, tag }, parameters) => {
    const tagged = taggedImage(stores, parameters);
    const user = tagged?.user ?? parameters.username ?? 'YOUR-NAME';
    if (!tag) return fail('not-tagged');
    if (tag.kind === 'absent') return tagged ? fail('not-pushed', { user }) : fail('not-tagged');
    const same = !tagged || tag.config === undefined || tag.config === tagged.image.id;
    return same ? pass() : fail('outdated', { user });
  },
});
