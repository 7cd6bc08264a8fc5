import { fail, pass } from '../../src/index.ts';
import { ociLayout, parentOf } from '../../src/probes/index.ts';
import { check } from './parameters.ts';

export const ociImage = check({
  id: 'oci-image',
  title: 'An image lies in {ociImage}, in the layout of the OCI',
  tasks: [14],
  points: 1,
  bonus: true,
  phase: 'runc',
  needs: (parameters) => ({ layout: ociLayout(parameters.ociImage) }),
  causes: {
    absent: {
      says: 'There is no folder {ociImage} on this host.',
      expected: 'an OCI image layout in {ociImage}',
      actual: 'no such folder',
      hints: [
        'skopeo copies images between registries and folders. Where did you stand when you called it? A name behind "oci:" counts from there.',
        'Copy an image into the folder.',
      ],
      command: 'cd {folder}; skopeo copy docker://busybox:latest oci:{name}:latest',
    },
    'other-format': {
      says: '{ociImage} is there, but it is no OCI image layout.',
      expected: 'the files oci-layout and index.json, and the folder blobs',
      actual: 'something else, without the file oci-layout',
      hints: [
        'Which word stands before the folder’s name in your command? skopeo knows several formats: dir, docker-archive, oci and more.',
        'Remove it, and copy the image again with "oci:" before the name.',
      ],
      command: 'cd {folder}; skopeo copy docker://busybox:latest oci:{name}:latest',
    },
    damaged: {
      says: 'The image in {ociImage} is damaged: {what} is missing, or its content is another.',
      expected: 'every file that the index names, with the digest that its name says',
      actual: '{what} missing or changed',
      hints: [
        'Every blob is named after the hash of its content. What does sha256sum say of the files in blobs/sha256?',
        'Remove the folder, and copy the image again, to the end.',
      ],
      command: 'cd {folder}; skopeo copy docker://busybox:latest oci:{name}:latest',
    },
    empty: {
      says: 'The layout in {ociImage} holds no image.',
      expected: 'an index that names an image',
      actual: 'an index without one',
      hints: ['What stands in index.json below "manifests"?', 'Copy an image into the folder.'],
      command: 'cd {folder}; skopeo copy docker://busybox:latest oci:{name}:latest',
    },
  },
  judge: ({ layout }, { ociImage: image }) => {
    // A shell reads ~ at the beginning of a word only, not behind “oci:”.
    const values = { folder: parentOf(image), name: image.slice(image.lastIndexOf('/') + 1) };
    if (layout.kind === 'whole') return pass();
    if (layout.kind === 'damaged') return fail('damaged', { ...values, what: layout.what });
    return fail(layout.kind === 'not-a-directory' ? 'other-format' : layout.kind, values);
  },
});
