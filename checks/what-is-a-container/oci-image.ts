import { fail, host, pass } from '../../src/index.ts';
import { ociLayout, parentOf } from '../../src/probes/index.ts';
import { check } from './parameters.ts';

const copy = host('cd {folder} && skopeo copy docker://busybox:latest oci:{name}:latest');
const away = host('mv -T --backup=numbered {ociImage} {ociImage}.old');

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
      says: 'The image must be in the folder {ociImage}, but there is no such folder on this host.',
      expected: 'an image in the folder {ociImage}',
      actual: 'no such folder',
      hints: [
        'In which folder were you when you typed skopeo? The name behind "oci:" counts from there.',
        'Copy an image into the folder {ociImage} with skopeo.',
      ],
      look: [host('ls -d {ociImage}')],
      repair: [copy],
    },
    'other-format': {
      says: '{ociImage} holds no image in the OCI layout, a format for images in a folder: the file oci-layout is missing.',
      expected: 'the files oci-layout and index.json, and the folder blobs',
      actual: 'a folder without these, or no folder',
      hints: [
        'Which word did you type before the folder’s name? skopeo knows several formats, such as dir, docker-archive and oci.',
        'Move {ociImage} away, and copy the image again with "oci:" before the name.',
      ],
      look: [host('ls -l {ociImage}')],
      repair: [away, copy],
    },
    damaged: {
      says: 'The image in {ociImage} is damaged: {what} is missing or was changed.',
      expected: 'all files that index.json names, each with its checksum (hash) as its name',
      actual: '{what} missing or changed',
      hints: [
        'Does sha256sum print the file’s own name for each file in blobs/sha256? The name is the checksum of the content.',
        'Move {ociImage} away, and copy the image again, to the end.',
      ],
      look: [host('cd {ociImage}/blobs/sha256 && sha256sum *')],
      repair: [away, copy],
    },
    empty: {
      says: 'The folder {ociImage} is an OCI layout, but holds no image.',
      expected: 'an index.json that names an image',
      actual: 'an index.json that names none',
      hints: [
        'Which images stand below "manifests" in index.json?',
        'Copy an image into the folder {ociImage} with skopeo.',
      ],
      look: [host('cat {ociImage}/index.json')],
      repair: [copy],
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
