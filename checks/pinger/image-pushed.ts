import { elsewhere, fail, pass } from '../../src/index.ts';
import { imageStores } from '../../src/probes/index.ts';
import { byEngine, engineWith, ownImages, push, pushedTag, taggedImage } from './image.ts';
import { imageImported } from './image-imported.ts';
import { check } from './parameters.ts';

const remote = '{registry}/{user}/{image}';

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
      says: 'No image of this host has a name for the registry {registry}. An engine pushes an image to where its name says.',
      expected: 'a name such as {registry}/{user}/{image}',
      actual: 'no image with such a name',
      hints: [
        'The first part of an image’s name says where it is pushed to. Which names do your images have?',
        'Give the image a second name, with the registry and your own name before it, and push that.',
      ],
      look: byEngine(() => ['images']).podman,
      repair: {
        unnamed: [elsewhere('Tag the image as {registry}/YOUR-NAME/{image}, with your own name, and push that.')],
        ...byEngine((engine) => [`tag {image} ${remote}`, push(engine, remote)]),
      },
    },
    'not-pushed': {
      says: 'The image has its name for the registry, but the registry does not have it.',
      expected: 'the image {user}/{image} in the registry',
      actual: 'no such image there',
      hints: [
        'A name is only a label on your own machine. Did the push end without an error?',
        'Push the image. (The registry has no encryption. podman needs --tls-verify=false for that; docker needs it in its list of insecure registries.)',
      ],
      look: byEngine(() => ['images']).podman,
      repair: byEngine((engine) => [push(engine, remote)]),
    },
    outdated: {
      says: 'The image in the registry is not the one of this host, although both have the same name. Others would get the wrong one.',
      expected: 'the image of this host in the registry',
      actual: 'an image that was pushed before, or by somebody else',
      hints: ['Did you import the archive again after the push?', 'Push the image again.'],
      look: byEngine(() => ['images --digests']).podman,
      repair: byEngine((engine) => [push(engine, remote)]),
    },
  },
  judge: ({ stores, tag }, parameters) => {
    const tagged = taggedImage(stores, parameters);
    const user = tagged?.user ?? parameters.username ?? 'YOUR-NAME';
    const { owner, way } = engineWith(stores, tagged ? [tagged.image] : ownImages(stores, parameters));
    const values = { user, owner };
    if (!tag || (tag.kind === 'absent' && !tagged))
      return fail('not-tagged', values, { way: parameters.username === undefined ? 'unnamed' : way });
    if (tag.kind === 'absent') return fail('not-pushed', values, { way });
    const same = !tagged || tag.config === undefined || tag.config === tagged.image.id;
    return same ? pass() : fail('outdated', values, { way });
  },
});
